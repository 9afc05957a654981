import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestClock } from '../testing/door-clock.ts';
import { createKeptLog } from '../testing/kept-log.ts';
import { createNeimengguRig } from '../testing/neimenggu-rig.ts';
import { sendRaw } from '../testing/raw.ts';
import { createShanxiRig, rated } from '../testing/shanxi-rig.ts';
import { createWuhanRig, investorsPath, type WuhanRig } from '../testing/wuhan-rig.ts';
import { createDoor, freshSlice } from './door.ts';

/** A door before which nobody may wait, in a round of the event loop that has lasted too long. */
function createFullDoor() {
  const clock = createTestClock();
  const door = createDoor(0, clock);
  door.admit({ begin: () => clock.pass(freshSlice), turnAway: () => {} });
  return { door, open: clock.rest };
}

describe('a call that is turned away', () => {
  it('gets 1141 in the envelope of Wuhan, and may be sent again as it was', async () => {
    const { door, open } = createFullDoor();
    const rig = await createWuhanRig({ door });
    const nonce = 'nonce-of-this-test';
    const { status, headers, body } = await rig.call({ nonce });
    open();
    const again = await rig.call({ nonce });
    await rig.close();

    expect([status, body.errcode, headers.get('retry-after')]).toEqual([200, 1141, '1']);
    expect(body.data.data).toEqual([]);
    expect(body.hint).toContain('请稍后原样重发 (the platform is busy');
    expect(again.body.errcode).toBe(0);
  });

  it('gets 503 and 19500 in the envelope of Inner Mongolia', async () => {
    const rig = await createNeimengguRig({ door: createFullDoor().door });
    const { status, headers, body } = await rig.login();
    await rig.close();

    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    expect(body).toMatchObject({ ackCode: 'FAILURE', errors: [{ errorCode: '19500' }] });
  });

  it('gets 503 and result 0 in the envelope of Shanxi', async () => {
    const rig = await createShanxiRig({ door: createFullDoor().door });
    const { status, headers, body } = await rig.ask('getEnterpriseGrade', { uniscId: rated });
    await rig.close();

    expect([status, body.result, headers.get('retry-after')]).toEqual([503, 0, '1']);
  });
});

describe('while all calls are turned away,', () => {
  const { log, lines } = createKeptLog();
  let rig: WuhanRig;
  beforeEach(async () => {
    const config = { metrics: { host: '127.0.0.1', port: 0 } };
    rig = await createWuhanRig({ door: createFullDoor().door, config, log });
  });
  afterEach(() => rig.close());

  const head = `POST ${investorsPath} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n`;

  it.each([
    ['/healthz', 200],
    ['/readyz', 200],
    ['/nowhere', 404],
  ])('%s is answered with %i all the same', async (path, expected) => {
    const { status } = await fetch(`${rig.server.url}${path}`);

    expect(status).toBe(expected);
  });

  it('the figures can be looked at, and count them', async () => {
    await rig.call();
    const text = await (await fetch(rig.server.metricsUrl ?? '')).text();

    expect(text).toContain('qiyue_sheds_total{contract="wuhan",reason="too-many"} 1\n');
  });

  it('the log says of each why', async () => {
    const { headers } = await rig.call();
    const id = headers.get('x-request-id');

    expect(lines('call').find((line) => line['id'] === id)).toMatchObject({
      ...{ contract: 'wuhan', operation: 'queryInvestors', errcode: 1141, shed: 'too-many' },
    });
  });

  it('a body that has not come yet is not waited for, and its connection is kept', async () => {
    const { text } = await sendRaw(rig.server.url, `${head}Content-Length: 100\r\n\r\n`);

    expect(text).toMatch(/^HTTP\/1\.1 200[\s\S]*connection: keep-alive[\s\S]*"errcode":1141/i);
  });

  it('a large body is not read, and its connection closes', async () => {
    const { text } = await sendRaw(rig.server.url, `${head}Content-Length: 9000000\r\n\r\n`);

    expect(text).toMatch(/^HTTP\/1\.1 200[\s\S]*connection: close[\s\S]*"errcode":1141/i);
  });

  it('a client that waits for "100 Continue" is told at once', async () => {
    const expectation = `${head}Content-Length: 2\r\nExpect: 100-continue\r\n\r\n`;
    const { text } = await sendRaw(rig.server.url, expectation);

    expect(text).toMatch(/^HTTP\/1\.1 200[\s\S]*"errcode":1141/);
  });
});

it('a call that waits when the server is closed is answered', async () => {
  const clock = createTestClock();
  const door = createDoor(1, clock);
  const rig = await createWuhanRig({ door });
  door.admit({ begin: () => clock.pass(freshSlice), turnAway: () => {} });
  const call = rig.call();
  while (door.counts.waiting() === 0) await fetch(`${rig.server.url}/healthz`);
  const closing = rig.server.close();
  clock.rest();
  const { body } = await call;
  await closing;
  await rig.close();

  expect(body.errcode).toBe(0);
});
