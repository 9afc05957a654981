import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeptLog } from './testing/kept-log.ts';
import { sendRaw } from './testing/raw.ts';
import { createWuhanRig, investorsPath, type WuhanRig } from './testing/wuhan-rig.ts';

const { log, lines } = createKeptLog();
let rig: WuhanRig;
beforeAll(async () => {
  rig = await createWuhanRig({ log });
});
afterAll(() => rig.close());

const post = `POST ${investorsPath} HTTP/1.1\r\nHost: a\r\n`;

describe('names its request, as does the log, in the reply to', () => {
  it.each([
    ['a call', 200, `${post}Content-Length: 2\r\n\r\n{}`],
    ['a path of no contract', 404, 'GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a probe', 200, 'GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a probe by a wrong method', 405, 'POST /readyz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a body that is too large', 413, `${post}Content-Length: 9000000\r\n\r\n`],
    ['what is no HTTP', 400, 'nonsense\r\n\r\n'],
    ['headers that are too large', 431, `${post}x: ${'a'.repeat(20_000)}\r\n\r\n`],
  ])('%s', async (_, status, bytes) => {
    const { text } = await sendRaw(rig.server.url, bytes);
    const id = /\r\nx-request-id: (\S+)\r\n/i.exec(text)?.[1];

    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    const told = [...lines('call'), ...lines('unreadable')].filter((line) => line['id'] === id);
    expect(told).toMatchObject([{ id, status }]);
  });
});

describe('a traceparent', () => {
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const parentId = '00f067aa0ba902b7';

  async function lineOf(traceparent: string) {
    const { headers } = await rig.call({ headers: { traceparent } });
    return lines('call').find((line) => line['id'] === headers.get('x-request-id'));
  }

  it('is in the log line of its call', async () => {
    const line = await lineOf(`00-${traceId}-${parentId}-01`);

    expect(line).toMatchObject({ traceId, parentId, contract: 'wuhan' });
  });

  it('that is not valid leaves no trace', async () => {
    const line = await lineOf(`00-${'0'.repeat(32)}-${parentId}-01`);

    expect(line).toMatchObject({ contract: 'wuhan', operation: 'queryInvestors', errcode: 0 });
    expect(Object.keys(line ?? {})).not.toContain('traceId');
    expect(Object.keys(line ?? {})).not.toContain('parentId');
  });
});
