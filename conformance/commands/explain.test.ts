import { describe, expect, it } from 'vitest';
import { UsageError } from '../../spec/usage-error.ts';
import { findingOf } from '../report/finding.ts';
import { penaltyContract } from '../testing/own/trial.ts';
import { qiyue } from '../testing/program.ts';
import { explainCommand } from './explain.ts';
import { pasted } from './pasted.ts';

const nonce = 'wuhan.nonce.replay-refused';

const english = async (id: string): Promise<string> =>
  (await explainCommand(id, {}, ({ en }) => en)).join('\n');

describe('qiyue explain', () => {
  it('says of a check what it is, why, where it stands and how to run it', async () => {
    const text = await english(nonce);

    expect(text).toContain('The same request sent again at once is refused');
    expect(text).toMatch(/Requirement +WH-R031 · /);
    expect(text).toMatch(/Clause +5\.4 .* · Rules for using the interfaces/);
    expect(text).toMatch(/Reading +WH-A07 · /);
    expect(text).toMatch(/Contract +spec\/wuhan\/headers\.yaml:\d+/);
    expect(text).toMatch(/After +wuhan\.signature\.right/);
    expect(text).toContain(`npx qiyue check wuhan --only ${nonce}`);
  });

  it('names the mutants that a check is the first to catch', async () => {
    expect(await english(nonce)).toMatch(/Catches +nonce-may-be-used-again/);
  });

  it('says what a check needs of the target file', async () => {
    expect(await english('wuhan.rate.limit')).toMatch(/Needs +allow: \[load\] in the target file/);
  });

  it('knows a finding by its id', async () => {
    expect(await english(findingOf(nonce))).toBe(await english(nonce));
  });

  it('knows the checks that make up their requests', async () => {
    const text = await english('wuhan.fuzz.queryInvestors');

    expect(text).toContain('made-up requests');
    expect(text).toContain('npx qiyue check wuhan --only wuhan.fuzz.queryInvestors');
  });

  it('says of a requirement which checks decide it', async () => {
    const text = await english('WH-R031');

    expect(text).toMatch(/Checks .*wuhan\.nonce\.replay-refused/);
    expect(text).toMatch(/Register +spec\/requirements\/wuhan\.yaml:\d+/);
    expect(text).toContain('qiyue check wuhan --clause WH-R031');
  });

  it('says of a requirement that nothing decides why, and not how to run it', async () => {
    const text = await english('WH-R001');

    expect(text).toMatch(/Reason +An aim has no behaviour/);
    expect(text).not.toContain('qiyue check');
  });

  it('says of a reading what it is and what rests on it', async () => {
    const text = await english('WH-A26');

    expect(text).toMatch(/^WH-A26\n.+/);
    expect(text).toMatch(/Problem +\S/);
    expect(text).toMatch(/Clause +A\.1 · Rules for using/);
    expect(text).toMatch(/Cited by .*WH-R0/);
    expect(text).toMatch(/Checks .*wuhan\./);
    expect(text).toMatch(/Variant +\S+ · \S/);
  });

  it('says of a rule of all readings what it is, and names its legal variants', async () => {
    const text = await english('rule 6');

    expect(text).toMatch(/^rule 6\nReplies are written strictly/);
    expect(text).toMatch(/Variant +unknown-fields/);
  });

  it('says of a check of one’s own contract where it stands and how to run it', async () => {
    const id = 'own.input.listPenalties.pageSize.maximum';
    const lines = await explainCommand(id, { contract: penaltyContract }, ({ en }) => en);
    const text = lines.join('\n');

    expect(text).toMatch(/Contract +docs\/own-contract\/openapi\.yaml:\d+/);
    expect(text).toMatch(new RegExp(`Run it +npx qiyue check ${penaltyContract} --only ${id}`));
    expect(text).toMatch(new RegExp(`Replay .*--contract ${penaltyContract}`));
  });

  it('quotes the name of a file where the shell would take it apart', () => {
    expect(pasted('check', 'my api.yaml')).toBe("npx qiyue check 'my api.yaml'");
  });

  it('speaks Chinese too', async () => {
    const lines = await explainCommand(nonce, {}, ({ zh }) => zh);

    expect(lines.join('\n')).toMatch(/要求 +WH-R031/);
  });

  it.each([
    ['wuhan.nonce.replay-refuse', `Did you mean ${nonce}?`],
    ['wh-r031', 'Did you mean WH-R031?'],
    ['wuhan.nonce', 'qiyue list wuhan --only wuhan.nonce'],
    ['0000000f', 'There is no finding 0000000f'],
    ['wh-a26', 'Did you mean WH-A26?'],
    ['__proto__', 'There is no check, requirement, reading or finding __proto__'],
    ['constructor', 'There is no check, requirement, reading or finding constructor'],
  ])('helps on where there is no %s', async (wanted, help) => {
    await expect(english(wanted)).rejects.toThrow(UsageError);
    await expect(english(wanted)).rejects.toThrow(help);
  });
});

it.each(['nonsense', 'xx'])('names nothing else for %s, which is like nothing', async (wanted) => {
  await expect(english(wanted)).rejects.toThrow(
    `finding ${wanted}. \`qiyue list\` shows the checks of a contract.`,
  );
});

it.each([
  ['an id', ['explain', 'a\u001b[31mb']],
  ['an option', ['list', 'wuhan', '--a\u001b[31mb']],
  ['a value', ['list', 'wuhan', '--severity', 'a\u001b[31mb']],
])('%s that nobody knows cannot steer the terminal that repeats it', async (_, words) => {
  const { code, err } = await qiyue(...words);

  expect(err).toContain('a␛[31mb');
  expect(err).not.toContain('\u001b');
  expect(code).toBe(2);
});
