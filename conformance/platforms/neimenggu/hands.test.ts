import { describe, expect, it } from 'vitest';
import { judged } from '../../checks/all.ts';
import { type Reply, readReply } from '../../exchange/observation.ts';
import { Mismatch } from '../../mismatch.ts';
import { refusedInput } from './hands.ts';
import type { NeimengguSession } from './session.ts';

const { contract } = judged.neimenggu();

function reply(body: unknown, status = 200): Reply {
  const headers = { 'content-type': 'application/json' };
  const bytes = Buffer.from(JSON.stringify(body));
  return readReply(contract, 'receiveCaseinfo', { kind: 'reply', status, headers, body: bytes });
}

const success = reply({ ackCode: 'SUCCESS', errors: [], acceptid: 'A1' });
const refusal = (codes: readonly unknown[], status = 200, message = 'wrong') =>
  reply({ ackCode: 'FAILURE', errors: codes.map((errorCode) => ({ errorCode, message })) }, status);

const illegality = (value?: unknown) => ({ keys: ['illegality'], value });
const item = (value: unknown) => ({ keys: ['penaltylist', '1'], value });
const legal = { keys: ['penaltylist', '1', 'legal'], value: '' };
const date = (value: unknown) => ({ keys: ['penaltydate'], value });

/** The readings by which a reply counts as a refusal of what was given. */
async function judge(answer: Reply, given = illegality(), control = success) {
  const readings: string[] = [];
  // The hands only read the contract and warn; everything else a session has is not touched.
  const session = {
    contract,
    warn: (reading: string) => readings.push(reading),
  } as unknown as NeimengguSession;
  await refusedInput(session, answer, given, async () => control);
  return readings;
}

describe('refused input', () => {
  it.each([
    ['has the code of the field', refusal(['14003']), illegality()],
    ['has it as a number', refusal([14003]), illegality('')],
    ['has it with HTTP 400', refusal(['14003'], 400), illegality(null)],
    ['has the code of items for their fields', refusal(['14008']), legal],
    ['has it for what is no object', refusal(['14008']), item(null)],
    ['has one entry per fault', refusal(['14008', '14008']), item({})],
  ])('%s', async (_, answer, given) => {
    expect(await judge(answer, given)).toEqual([]);
  });

  it.each([
    ['types', 'NM-A48', refusal(['19400'], 400), illegality(7)],
    ['types, by a code of its own', 'NM-A48', refusal(['99']), illegality({})],
    ['items that are no objects', 'NM-A48', refusal(['19400'], 400), item('x')],
    ['forms of dates', 'NM-A24', refusal(['14999']), date('20260101')],
  ])('may have another code for %s, with a warning', async (_, warned, answer, given) => {
    expect(await judge(answer, given)).toEqual([warned]);
  });

  it.each([
    ['a success', success, illegality()],
    ['another field’s fault', refusal(['14000']), illegality()],
    ['another field’s fault beside', refusal(['14003', '14004']), illegality()],
    ['malformed where it is empty', refusal(['19400'], 400), illegality('')],
    ['another field’s fault for types', refusal(['14000']), illegality(7)],
    ['a matter of credentials', refusal(['13000']), illegality()],
    ['a crash', refusal(['19500'], 500), illegality(7)],
    ['a crash with a code of its own', refusal(['500'], 500), illegality(7)],
    ['without any reason', refusal([]), illegality()],
    ['malformed for an empty item', refusal(['19400'], 400), item({})],
  ])('is not %s', async (_, answer, given) => {
    await expect(judge(answer, given)).rejects.toThrow(Mismatch);
  });

  it('is none where the same call fails without the fault as well', async () => {
    const always = refusal(['19400'], 400);

    await expect(judge(always, illegality(7), always)).rejects.toThrow(Mismatch);
  });
});
