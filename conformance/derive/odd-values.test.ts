import { describe, expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import { readReply } from '../exchange/observation.ts';
import { refusal } from '../testing/wuhan/gateway.ts';
import { deriveOddValueCheck } from './odd-values.ts';

const { contract } = judged.wuhan();
const operation = 'queryInvestors';

/** The text of the reply to a body with these members. */
type Session = (members: string) => string;

const read = (text: string) => {
  const answer = { kind: 'reply', status: 200, headers: {}, body: Buffer.from(text) } as const;
  return readReply(contract, operation, answer);
};

const controls: string[] = [];
const check = deriveOddValueCheck<Session>({
  contractId: 'wuhan',
  base: { source: 'derived', operation },
  requirements: ['WH-R014'],
  field: 'entname',
  send: async (answer, members) => read(answer(members)),
  control: async () => void controls.push('served'),
});

const refused = JSON.stringify(refusal(500, 'entname'));

describe('odd values', () => {
  it('may be refused, and then the service still has to work', async () => {
    await check.run(() => refused);

    expect(controls).toEqual(['served']);
  });

  it('are JSON', async () => {
    const sent: string[] = [];

    await check.run((members) => {
      sent.push(members);
      return refused;
    });

    expect(sent.length).toBeGreaterThan(5);
    for (const members of sent) expect(() => JSON.parse(`{${members}}`)).not.toThrow();
  });

  it.each(['\\ud800', '\\u0000', '1e400', '"entname":"","entname"'])(
    'have to be answered in the envelope: %s',
    async (odd) => {
      const page = (members: string) => (members.includes(odd) ? '<html>' : refused);

      await expect(check.run(page)).rejects.toThrow('valid JSON');
    },
  );

  it('have to be answered without contradiction', async () => {
    await expect(check.run(() => '{"errcode":"?"}')).rejects.toThrow('with a lone surrogate');
  });
});
