import { describe, expect, it } from 'vitest';
import { judged } from '../../checks/all.ts';
import { type Reply, readReply } from '../../exchange/observation.ts';
import { Mismatch } from '../../mismatch.ts';
import { emptyPage, refusal } from '../../testing/wuhan/gateway.ts';
import { refusedInput } from './hands.ts';
import type { WuhanSession } from './session.ts';

const { contract } = judged.wuhan();

function reply(body: unknown, status = 200): Reply {
  const headers = { 'content-type': 'application/json' };
  const bytes = Buffer.from(JSON.stringify(body));
  return readReply(contract, 'queryInvestors', { kind: 'reply', status, headers, body: bytes });
}

const success = reply(emptyPage);
const anyFault = reply(refusal(500, '内部服务错误'));

/** Whether a reply counts as a refusal of `regno`, and the readings it was tolerated by. */
async function judge(answer: Reply, control = success): Promise<readonly string[]> {
  const readings: string[] = [];
  const warn = (reading: string) => readings.push(reading);
  // The hands only warn; everything else a session has is not touched.
  const session = { warn } as unknown as WuhanSession;
  const given = { keys: ['query', 'regno'], value: 7 };
  await refusedInput(session, answer, given, async () => control);
  return readings;
}

describe('refused input', () => {
  it.each<readonly [string, Reply]>([
    ['names the parameter', reply(refusal(500, 'regno 有误'))],
    ['names it in another case', reply(refusal(500, 'REGNO?'))],
    ['has HTTP 400', reply(refusal(500), 400)],
    ['has a code of its own', reply(refusal(400_100))],
    ['names the parameter with HTTP 500', reply(refusal(500, 'regno'), 500)],
  ])('%s', async (_, answer) => {
    expect(await judge(answer)).toEqual([]);
  });

  it.each([1403, 100106])('may be code %i, with a warning', async (code) => {
    expect(await judge(reply(refusal(code)))).toEqual(['WH-A26']);
  });

  it.each<readonly [string, Reply]>([
    ['a success', success],
    ['a code 500 that could be any fault', anyFault],
    ['a matter of credentials', reply(refusal(1433))],
    ['an unknown service', reply(refusal(100101))],
    ['a crash with HTTP 500', reply(refusal(500), 500)],
    ['a crash with HTTP 500 and a code of its own', reply(refusal(9_999), 500)],
  ])('is not %s', async (_, answer) => {
    await expect(judge(answer)).rejects.toThrow(Mismatch);
  });

  it('is none where the same call fails without the fault as well', async () => {
    await expect(judge(reply(refusal(500, 'regno')), anyFault)).rejects.toThrow(Mismatch);
    await expect(judge(reply(refusal(100106)), anyFault)).rejects.toThrow(Mismatch);
  });
});
