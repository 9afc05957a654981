import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReply, type SmRequest, sealRequest } from '../../../spec/protocol/sm-envelope.ts';
import { companyAt } from '../../platforms/shanxi/seed/synthetic-companies.ts';
import { type StartedProvider, startProvider } from './start.ts';

const total = 25;
let directory: string;
let provider: StartedProvider;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  provider = await startProvider({ records: total, target: join(directory, 'target.yaml') });
});
afterAll(async () => {
  await provider.close();
  rmSync(directory, { recursive: true });
});

async function send(body: string, given: RequestInit = {}) {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(provider.url, { method: 'POST', headers, body, ...given });
  return { status: reply.status, allow: reply.headers.get('allow'), body: await reply.json() };
}

type Spoil = (envelope: SmRequest) => object;

async function collect(parameters: object, spoil: Spoil = (envelope) => envelope) {
  const { publicKey, keyId } = provider;
  const text = Buffer.from(JSON.stringify(parameters));
  const { envelope, key } = sealRequest(text, { publicKey, keyId });
  const { status, body } = await send(JSON.stringify(spoil(envelope)));
  const opened = openReply(body, key);
  return { status, body: opened.ok ? JSON.parse(opened.value.toString('utf8')) : body };
}

const refusal = { msg: expect.any(String), result: 0 };

describe('the provider of the tests', () => {
  it('gives a page, sealed', async () => {
    const { status, body } = await collect({ pageno: 3, pagesize: 12 });

    expect(status).toBe(200);
    expect(body).toEqual({ count: total, recordList: [companyAt(24)] });
  });

  it('gives an empty list past the end, with the true count', async () => {
    expect((await collect({ pageno: 4, pagesize: 12 })).body).toEqual({
      count: 25,
      recordList: [],
    });
  });

  it('gives what changed since a time', async () => {
    const { body } = await collect({ pageno: 1, pagesize: 100, since: provider.since });

    expect(body.count).toBe(13);
    expect(body.recordList[0]).toEqual(companyAt(12));
  });

  it.each([[{ pageno: 1, pagesize: 5, colour: 'red' }], [{ pageno: 1, pagesize: 5, since: null }]])(
    'passes over what it need not know: %j',
    async (parameters) => {
      expect((await collect(parameters)).body.recordList).toHaveLength(5);
    },
  );

  it.each([
    [200, { pageno: 0, pagesize: 5 }],
    [200, { pageno: 1, pagesize: 0 }],
    [200, { pageno: 1, pagesize: 1001 }],
    [200, { pageno: 1 }],
    [200, { pageno: null, pagesize: 5 }],
    [200, { pageno: 1, pagesize: 5, since: '2026-01-01' }],
    [400, { pageno: '1', pagesize: 5 }],
    [400, [1]],
  ])('refuses with %i what the contract forbids: %j', async (status, parameters) => {
    expect(await collect(parameters)).toEqual({ status, body: refusal });
  });

  it.each<readonly [string, Spoil]>([
    ['an unknown key id', (envelope) => ({ ...envelope, keyId: 'other' })],
    ['another digest', (envelope) => ({ ...envelope, digest: '0'.repeat(64) })],
    ['another iv', (envelope) => ({ ...envelope, iv: '0'.repeat(32) })],
    ['no key', ({ key: _, ...envelope }) => envelope],
    ['no seal', () => ({ pageno: 1, pagesize: 5 })],
  ])('refuses with 400, in one way, %s', async (_, spoil) => {
    const refused = await collect({ pageno: 1, pagesize: 5 }, spoil);

    expect(refused).toEqual({ status: 400, body: { msg: '加密报文打不开', result: 0 } });
  });

  it('takes an envelope without a key id for one of its current key', async () => {
    const { status } = await collect({ pageno: 1, pagesize: 5 }, ({ keyId: _, ...rest }) => rest);

    expect(status).toBe(200);
  });

  it.each([
    [400, '{"a":', {}],
    [405, '{}', { method: 'PUT' }],
    [413, ' '.repeat(65_537), {}],
    [415, '{}', { headers: { 'content-type': 'text/plain' } }],
  ])('answers faults of HTTP in the envelope: %i', async (status, body, given) => {
    const reply = await send(body, given);

    expect(reply).toEqual({ status, allow: status === 405 ? 'POST' : null, body: refusal });
  });

  it('writes a target for the judge that its owner alone may read', () => {
    expect(statSync(join(directory, 'target.yaml')).mode & 0o777).toBe(0o600);
  });
});
