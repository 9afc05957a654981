import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecured } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startEndpoint } from '../testing/endpoint.ts';
import { openClient, type WireRequest } from './client.ts';

const folder = mkdtempSync(join(tmpdir(), 'qiyue-tls-'));
const [key, ca] = ['key.pem', 'ca.pem'].map((name) => join(folder, name)) as [string, string];
const subject = [
  '-subj',
  '/O=Demo platform/CN=localhost',
  '-addext',
  'subjectAltName=IP:127.0.0.1',
];
const made = spawnSync('openssl', [
  ...['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
  ...['-days', '2', '-keyout', key, '-out', ca, ...subject],
]);

const request: WireRequest = { method: 'POST', path: '/', headers: [], body: Buffer.from('{}') };

/** What a client gets from an endpoint, and what it knows of the connection then. */
async function ask(rest: { readonly url: string; readonly proxy?: string }) {
  const client = openClient({ contract: 'wuhan', tls: { ca }, ...rest });
  const answer = await client.send(request);
  const facts = client.tls();
  await client.close();
  return { answer, facts };
}

const startSecured = () => {
  const options = { key: readFileSync(key), cert: readFileSync(ca) };
  return listening(
    createSecured(options, (_, response) => response.end('{}')),
    'https',
  );
};

/** A proxy that joins two sockets and looks at neither. */
const startTunnel = () => {
  const proxy = createServer();
  proxy.on('connect', ({ url = '' }, near) => {
    const far = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      near.pipe(far).pipe(near);
    });
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  return listening(proxy, 'http');
};

async function listening(server: Server, scheme: string) {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // The server listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())),
  };
}

describe('what is kept of a secured connection', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it.skipIf(made.status !== 0)('says how it is secured and who is at the other end', async () => {
    await using endpoint = await startSecured();

    const { answer, facts } = await ask({ url: endpoint.url });

    expect(answer.kind).toBe('reply');
    expect(facts).toMatchObject({
      protocol: 'TLSv1.3',
      subject: 'CN=localhost, O=Demo platform',
      issuer: 'CN=localhost, O=Demo platform',
    });
    expect(facts?.cipher).toMatch(/^TLS_/);
    expect(Date.parse(facts?.validTo ?? '')).toBeGreaterThan(Date.now());
  });

  it.skipIf(made.status !== 0)('is about the endpoint behind a proxy', async () => {
    await using endpoint = await startSecured();
    await using proxy = await startTunnel();

    const { answer, facts } = await ask({ url: endpoint.url, proxy: proxy.url });

    expect(answer.kind).toBe('reply');
    expect(facts?.subject).toBe('CN=localhost, O=Demo platform');
  });

  it('is nothing over plain HTTP', async () => {
    await using endpoint = await startEndpoint((_, response) => response.end('{}'));
    const client = openClient({ contract: 'wuhan', url: endpoint.url });

    await client.send(request);

    expect(client.tls()).toBeNull();
    await client.close();
  });
});
