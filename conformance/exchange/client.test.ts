import { describe, expect, it } from 'vitest';
import { UsageError } from '../../spec/usage-error.ts';
import { type Answering, startEndpoint } from '../testing/endpoint.ts';
import { caller } from '../testing/wuhan/gateway.ts';
import { openClient, type WireRequest } from './client.ts';
import { failureText } from './failure-text.ts';
import type { Answer } from './gathering.ts';

const request: WireRequest = {
  method: 'POST',
  path: '/x?y=1',
  headers: [],
  body: Buffer.from('{}'),
};

async function ask(answer: Answering, sent: WireRequest = request) {
  await using endpoint = await startEndpoint(answer);
  const target = {
    contract: 'wuhan',
    url: endpoint.url,
    application: caller,
    timeout: 200,
  } as const;
  const client = openClient(target);
  const reply = await client.send(sent);
  await client.close();
  return { reply, received: endpoint.received };
}

const whyNot = (answer: Answer) => answer.kind === 'none' && failureText(answer.code).en;

describe('the client', () => {
  it('sends method, path with query, headers in their spelling, and body', async () => {
    const sent = { ...request, method: 'PUT', headers: [['X-Odd-Name', 'a'] as const] };

    const { received } = await ask((_, response) => response.end(), sent);

    expect(received[0]).toMatchObject({
      method: 'PUT',
      path: '/x?y=1',
      headers: { 'x-odd-name': 'a' },
    });
    expect(received[0]?.body.toString()).toBe('{}');
  });

  it('gives status, headers and bytes of a reply', async () => {
    const { reply } = await ask((_, response) =>
      response.writeHead(418, { 'X-A': 'b' }).end('tea'),
    );

    expect(reply).toMatchObject({ kind: 'reply', status: 418, headers: { 'x-a': 'b' } });
    expect(reply.kind === 'reply' && reply.body.toString()).toBe('tea');
  });

  it('does not follow a redirect', async () => {
    const { reply, received } = await ask((_, response) =>
      response.writeHead(302, { location: '/elsewhere' }).end(),
    );

    expect(reply).toMatchObject({ kind: 'reply', status: 302 });
    expect(received).toHaveLength(1);
  });

  it('says that no reply came in time', async () => {
    const { reply } = await ask(() => undefined);

    expect(whyNot(reply)).toBe('no reply in time');
  });

  it('says that a body which drips without end did not come in time', async () => {
    const { reply } = await ask((_, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });

    expect(whyNot(reply)).toBe('no reply in time');
  });

  it('says that the connection was cut', async () => {
    const { reply } = await ask((_, response) => response.destroy());

    expect(reply).toEqual({ kind: 'none', code: 'UND_ERR_SOCKET' });
  });

  it('takes a body that is shorter than its Content-Length for no reply', async () => {
    const { reply } = await ask((_, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('12345', () => response.destroy());
    });

    expect(reply.kind).toBe('none');
  });

  it('stops reading a body without end', async () => {
    const { reply } = await ask((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });

    expect(reply).toEqual({ kind: 'none', code: 'BODY_TOO_LONG' });
  });

  it('reads no more than a run can keep', async () => {
    const long = Buffer.alloc(16 * 1024 * 1024);
    await using endpoint = await startEndpoint((_, response) => response.end(long));
    const client = openClient({ contract: 'wuhan', url: endpoint.url });

    const kinds: string[] = [];
    for (let count = 0; count < 9; count += 1) {
      const answer = await client.send(request);
      kinds.push(answer.kind === 'none' ? answer.code : answer.kind);
    }
    await client.close();

    expect(kinds).toEqual([...Array.from({ length: 8 }, () => 'reply'), 'RUN_TOO_LONG']);
  });

  it('says that nobody listens', async () => {
    const endpoint = await startEndpoint(() => undefined);
    await endpoint[Symbol.asyncDispose]();
    const client = openClient({ contract: 'wuhan', url: endpoint.url });

    expect(await client.send(request)).toEqual({ kind: 'none', code: 'ECONNREFUSED' });
  });

  it('names the key of a certificate that cannot be read', () => {
    const tls = { ca: '/nowhere/ca.pem' };
    const target = { contract: 'wuhan', url: 'https://x', application: caller, tls } as const;

    expect(() => openClient(target)).toThrow(UsageError);
    expect(() => openClient(target)).toThrow(/tls\.ca/);
  });
});
