import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../platform.ts';
import { createWuhanRig, type Sent, type WuhanRig } from '../../testing/wuhan-rig.ts';

/** A moment that the tests and the server agree on. */
const now = 1_800_000_000;

let rig: WuhanRig;
beforeAll(async () => {
  rig = await createWuhanRig({ clock: { ...systemClock, now: () => now * 1000 } });
});
afterAll(() => rig.close());

const at = (skew: number): Sent => ({ timestamp: String(now + skew) });
const headers = (values: NonNullable<Sent['headers']>): Sent => ({ headers: values });

describe('credentials', () => {
  it.each([-180, -179, 180])('may be %i seconds off', async (skew) => {
    expect((await rig.call(at(skew))).body.errcode).toBe(0);
  });

  it.each<[string, Sent, RegExp]>([
    ['without PASSID', headers({ 'x-tif-passid': undefined }), /x-tif-passid/],
    ['without timestamp', headers({ 'x-tif-timestamp': undefined }), /x-tif-timestamp/],
    ['without nonce', headers({ 'x-tif-nonce': undefined }), /x-tif-nonce/],
    ['without signature', headers({ 'x-tif-signature': undefined }), /x-tif-signature/],
    ['with two PASSIDs', headers({ 'x-tif-paasid': 'demo-second' }), /x-tif-paasid/],
    ['of nobody', { passid: 'nobody' }, /PASSID/],
    ['in milliseconds', { timestamp: `${now}000` }, /毫秒.*millisecond/s],
    ['181 seconds old', at(-181), /181/],
    ['181 seconds ahead', at(181), /181/],
    ['signed with another TOKEN', { token: 'f'.repeat(64) }, /TOKEN/],
    ['whose signature is no hash', headers({ 'x-tif-signature': 'abc' }), /SHA-256/],
  ])('%s are refused with 1433, the reason and the time', async (_, sent, reason) => {
    const { status, body } = await rig.call(sent);

    expect(body.errcode).toBe(1433);
    expect(status).toBe(200);
    expect(body.hint).toMatch(reason);
    expect(body.hint).toContain(String(now));
  });

  it('are refused when their nonce is used again', async () => {
    const nonce = randomUUID();
    const codes = [await rig.call({ nonce }), await rig.call({ nonce })];

    expect(codes.map(({ body }) => body.errcode)).toEqual([0, 1433]);
  });

  it('do not use up a nonce if the signature is wrong', async () => {
    const nonce = randomUUID();
    await rig.call({ nonce, token: 'wrong' });

    expect((await rig.call({ nonce })).body.errcode).toBe(0);
  });

  it('never appear in a refusal', async () => {
    const token = rig.server.credentials['wuhan']?.['demo-fast'] ?? '';
    const { body } = await rig.call({ timestamp: String(now - 999), token: `${token}x` });

    expect(JSON.stringify(body)).not.toContain(token);
    expect(body.hint).not.toMatch(/[0-9A-F]{64}/i);
  });

  it('let exactly one of 20 simultaneous requests with one nonce pass', async () => {
    const nonce = randomUUID();
    const replies = await Promise.all(Array.from({ length: 20 }, () => rig.call({ nonce })));

    expect(replies.filter(({ body }) => body.errcode === 0)).toHaveLength(1);
  });
});
