import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Text } from '../spec/language.ts';
import { UsageError } from '../spec/usage-error.ts';
import { judge } from './judge.ts';
import { NothingProved } from './nothing-proved.ts';
import type { WuhanTarget } from './platforms/wuhan/target.ts';
import { type Answering, startEndpoint } from './testing/endpoint.ts';
import { caller } from './testing/wuhan/gateway.ts';

/** What a person is told of an endpoint that cannot be judged. */
async function said(url: string, more: Partial<WuhanTarget> = {}): Promise<Text> {
  const target: WuhanTarget = { contract: 'wuhan', url, application: caller };
  try {
    await judge({ target: { ...target, ...more } });
  } catch (error) {
    if (error instanceof NothingProved || error instanceof UsageError) return error.text;
    throw error;
  }
  throw new Error('the endpoint was judged');
}

async function saidOf(answer: Answering, more: Partial<WuhanTarget> = {}): Promise<Text> {
  await using endpoint = await startEndpoint(answer);
  return await said(endpoint.url, more);
}

const redirectTo =
  (location: string): Answering =>
  (_, response) =>
    response.writeHead(302, { location }).end('<html>');

describe('an endpoint that was not reached', () => {
  it('is said so of, without what is secret in its address', async () => {
    const { zh, en } = await said('http://user:pw@127.0.0.1:1/?x=1');

    expect(zh).toMatch(/^连不上 http:\/\/127\.0\.0\.1:1\/：/);
    expect(en).toMatch(/^Cannot reach http:\/\/127\.0\.0\.1:1\/: the connection was refused/);
  });
});

describe('an endpoint that was reached', () => {
  it('and does not answer in time is told to', async () => {
    const { zh, en } = await saidOf(() => undefined, { timeout: 150 });

    expect(zh).toMatch(/没有按时应答.*timeout.*150 毫秒/);
    expect(en).toMatch(/did not answer: no reply in time; timeout.*150 ms/);
    expect(en).not.toContain('Cannot reach');
  });

  it('and sends more than anybody takes is told so', async () => {
    const { zh, en } = await saidOf((_, response) => response.end(Buffer.alloc(17 * 1024 * 1024)));

    expect(zh).toMatch(/应答太长.*16 MiB/);
    expect(en).toMatch(/sends too long a reply.*16 MiB/);
  });

  it('and speaks something else than HTTP is told so', async () => {
    const server = createServer((socket) => socket.on('error', String).end('220 mail ready\r\n'));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;

    const { zh, en } = await said(`http://127.0.0.1:${port}`).finally(() => server.close());

    expect(zh).toMatch(/不说 HTTP/);
    expect(en).toMatch(/does not speak HTTP/);
  });

  it('over TLS where it speaks none is told to drop the s', async () => {
    await using endpoint = await startEndpoint(() => undefined);

    const { en } = await said(endpoint.url.replace('http:', 'https:'));

    expect(en).toMatch(/No secure connection.*http:\/\//);
  });
});

describe('a redirect', () => {
  it('is told with where it leads and what to do, and without what is secret there', async () => {
    await using endpoint = await startEndpoint((request, response) => {
      const location = `https://u:p@gateway.example/v2${request.path}?ticket=abc#x`;
      response.writeHead(302, { location }).end('<html>');
    });

    const { zh, en } = await said(endpoint.url);

    expect(zh).toMatch(/HTTP 302.*https:\/\/gateway\.example\/v2.*不跟随.*url/);
    expect(en).toMatch(/HTTP 302.*https:\/\/gateway\.example\/v2.*not followed.*into url/);
    expect(en).not.toMatch(/u:p|ticket|abc|ebus/);
  });

  it('to a place below the same address is told in full', async () => {
    expect((await saidOf(redirectTo('/login'))).en).toMatch(/to http:\/\/127.*\/login/);
  });

  it('to nowhere is told by its status', async () => {
    expect((await saidOf((_, response) => response.writeHead(302).end())).en).toContain('HTTP 302');
    expect((await saidOf(redirectTo('http://['))).en).toContain('HTTP 302');
  });
});

it('what cannot be sent at all is the fault of the target file, not of the network', async () => {
  const { zh, en } = await said('http://127.0.0.1:1', { headers: { 'X Y': 'z' } });

  expect(zh).toMatch(/headers/);
  expect(en).toMatch(/headers/);
  expect(en).not.toMatch(/Cannot reach|network/);
});
