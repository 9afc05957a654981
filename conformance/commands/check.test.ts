import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Report } from '../report/report.ts';
import { startEndpoint, type TestEndpoint } from '../testing/endpoint.ts';
import { qiyue } from '../testing/program.ts';
import { caller, verifying } from '../testing/wuhan/gateway.ts';
import { unreached } from '../unreached.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startEndpoint(verifying);
});
afterAll(() => endpoint[Symbol.asyncDispose]());

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-check-'));
  const target = { contract: 'wuhan', url: endpoint.url, application: caller, rate: 5_000 };
  writeFileSync(join(folder, 'target.yaml'), stringify({ ...target, timeout: 500 }));
});
afterEach(() => rmSync(folder, { recursive: true }));

const words = (...more: readonly string[]): readonly string[] => [
  ...['check', 'wuhan', '--target', join(folder, 'target.yaml')],
  ...['--report', join(folder, 'reports'), ...more],
];
const check = (...more: readonly string[]) => qiyue(...words(...more));
const report = (): Report =>
  JSON.parse(readFileSync(join(folder, 'reports', 'report.json'), 'utf8'));

/** This check passes at the endpoint, and that one does not. */
const [good, bad] = ['wuhan.signature.right', 'wuhan.nonce.replay-refused'];

const waive = (waives: string): void => {
  const waiver = { waives, reason: 'known', owner: 'Li', expires: '2999-12-31' };
  writeFileSync(join(folder, 'waivers.yaml'), stringify([waiver]));
};

describe('a dry run', () => {
  it('says what would run and sends nothing', async () => {
    const before = endpoint.received.length;

    const { code, out } = await check(
      '--dry-run',
      '--verbose',
      '--only',
      'wuhan.nonce',
      '--seed',
      '7',
    );

    expect(out).toMatch(/^wuhan\.nonce\.race\tmust\tWH-R\d+\S*\t~\d+$/m);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(
      /about \d+ requests.*seed 7.*Nothing was sent/,
    );
    expect(endpoint.received.length).toBe(before);
    expect(code).toBe(0);
  });

  it('sums up what would run by the names of its groups', async () => {
    const { out } = await check('--dry-run');

    expect(out).toMatch(/^wuhan\.nonce\t\d+ checks\t~\d+ requests\t~\d+\.\d s/m);
    expect(out.trimEnd().split('\n').length).toBeLessThan(40);
  });

  it('plans what a run of the same words does', async () => {
    const dry = await check('--dry-run', '--only', good);
    await check('--only', good);

    expect(dry.out).toContain(report().plan.sha256);
  });

  it('refuses what a run would refuse', async () => {
    expect((await check('--dry-run', '--clause', 'WH-R9')).code).toBe(2);
  });
});

describe('a budget', () => {
  it('that is spent leaves the rest, and the run is incomplete', async () => {
    const { code, out } = await check('--only', 'wuhan.signature', '--budget', '1,1h');

    const { results, plan } = report();
    const left = results.filter(({ reason }) => reason?.en === unreached.budget.en);
    expect(plan.budget).toEqual({ requests: 1, seconds: 3600 });
    expect(left.length).toBeGreaterThan(results.length / 2);
    expect(out).toContain('未完成 (incomplete)');
    expect(code).toBe(3);
  });

  it('that suffices changes nothing', async () => {
    expect((await check('--only', good, '--budget', '10000')).code).toBe(0);
  });
});

it('the plan of a report holds what was asked for', async () => {
  await check(
    '--only',
    good,
    '--severity',
    'must',
    '--profile',
    'strict',
    '--rate',
    '900',
    '--seed',
    '3',
  );

  expect(report().plan).toMatchObject({
    only: [good],
    severity: 'must',
    profile: 'strict',
    rate: 900,
    seed: 3,
  });
});

describe('waivers beside the target file', () => {
  it('take a failure out of the verdict, and the conclusion says so', async () => {
    waive(bad);

    const { code, out } = await check('--only', bad, '--only', good);

    expect(out).toContain('waived: 1');
    expect(out.trimEnd().split('\n').at(-1)).toBe('符合（有建议项） (conforming, with advice)');
    expect(report().waivers).toMatchObject([{ state: 'active', checks: [bad] }]);
    expect(code).toBe(0);
  });

  it('that waive nothing that failed fail the run', async () => {
    waive(good);

    expect((await check('--only', good)).code).toBe(1);
    expect(report().waivers).toMatchObject([{ state: 'stale' }]);
  });

  it('are wrong use where they name what no check decides', async () => {
    waive('wuhan.nonce.reply-refused');

    const { code, err } = await check('--only', good);

    expect(err).toContain(`did you mean ${bad}?`);
    expect(code).toBe(2);
  });
});

it('an earlier report is compared with', async () => {
  await check('--only', good);
  const earlier = join(folder, 'reports', 'report.json');

  const { out } = await check('--only', good, '--only', bad, '--earlier', earlier);

  expect(out).toContain(`✗ new  ${bad}`);
  expect(report().comparison).toMatchObject({ new: [bad], fixed: [], still: [] });
});

it('names the replay of a finding with the files of the run', async () => {
  const { out } = await check('--only', bad);

  const files = `--target ${join(folder, 'target.yaml')} --report ${join(folder, 'reports')}`;
  const again = `npx qiyue replay [0-9a-f]{8} ${files}`;
  expect(out).toMatch(new RegExp(`Replay +${again}\n`));
  const page = readFileSync(join(folder, 'reports', 'report.html'), 'utf8');
  expect(page).toMatch(new RegExp(`${again}<`));
});
