import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sign } from '../spec/protocol/signature.ts';
import { UsageError } from '../spec/usage-error.ts';
import { startServer } from './main.ts';
import { auditFile } from './stores/sqlite/audit.ts';
import { openSocket } from './testing/raw.ts';
import { createShanxiRig } from './testing/shanxi-rig.ts';
import { createWuhanRig, investorsPath } from './testing/wuhan-rig.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('remembers nonces and credentials beyond a restart', async () => {
  const first = await createWuhanRig({ directory });
  const nonce = randomUUID();
  const before = await first.call({ nonce });
  await first.server.close();
  const second = await createWuhanRig({ directory });
  const after = await second.call({ nonce });
  await second.close();

  expect(second.server.credentials).toEqual(first.server.credentials);
  expect([before.body.errcode, after.body.errcode]).toEqual([0, 1433]);
});

it('finishes the request in flight when it is closed, and takes no new one', async () => {
  const { server } = await createWuhanRig({ directory });
  const body = '{"query":{}}';
  const socket = openSocket(server.url);
  const chunks: string[] = [];
  socket.setEncoding('utf8').on('data', (chunk) => chunks.push(chunk.toString()));
  socket.write(`${signedHead(server.credentials['wuhan']?.['demo-fast'] ?? '', body.length)}{"qu`);
  await bytesArrive(server.url);
  const closing = server.close();
  const refused = once(openSocket(server.url), 'error');
  socket.write('ery":{}}');
  await once(socket, 'close');
  await closing;

  expect(chunks.join('')).toMatch(/connection: close[\s\S]*"errcode":0/i);
  expect(await refused).toMatchObject([{ code: 'ECONNREFUSED' }]);
});

it('goes on serving while a balancer notices that it stops', async () => {
  const { server, call } = await createWuhanRig({ directory, config: { drain: 1_000 } });
  const closing = server.close();
  const readiness = await fetch(`${server.url}/readyz`);
  const served = await call();
  await closing;

  expect([readiness.status, served.body.errcode]).toEqual([503, 0]);
  await expect(fetch(`${server.url}/readyz`)).rejects.toThrow();
});

it('answers the request that was on its way over an open connection when it is closed', async () => {
  const { server } = await createWuhanRig({ directory });
  const request = () => `${signedHead(server.credentials['wuhan']?.['demo-fast'] ?? '', 2)}{}`;
  const socket = openSocket(server.url);
  socket.write(request());
  await once(socket, 'data');
  const closing = server.close();
  socket.write(request());
  const [reply] = await once(socket, 'data');
  await closing;

  expect(String(reply)).toMatch(/connection: close[\s\S]*"errcode":0/i);
});

/** A reply to a later request proves that what was written before has been read. */
const bytesArrive = (url: string) => fetch(`${url}/healthz`).then((reply) => reply.text());

function signedHead(token: string, length: number): string {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = randomUUID();
  const lines = [
    `POST ${investorsPath} HTTP/1.1`,
    'Host: a',
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    'x-tif-passid: demo-fast',
    `x-tif-timestamp: ${timestamp}`,
    `x-tif-nonce: ${nonce}`,
    `x-tif-signature: ${sign({ timestamp, nonce, token })}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

it('says which port is taken', async () => {
  const { server } = await createWuhanRig({ directory });
  const port = Number(new URL(server.url).port);
  const second = startServer({ database: join(directory, 'other.sqlite'), port });

  await expect(second).rejects.toThrow(UsageError);
  await expect(second).rejects.toThrow(String(port));
  await server.close();
});

it('serves what is in the database if it is not seeded', async () => {
  const server = await startServer({ database: ':memory:' });
  const response = await fetch(`${server.url}/readyz`);
  await server.close();

  expect(response.status).toBe(200);
  expect(server.credentials).toEqual({});
});

it('is not ready while calls cannot be recorded', async () => {
  const { server, database } = await createShanxiRig({ directory });
  const status = async () => (await fetch(`${server.url}/readyz`)).status;
  const before = await status();
  const raw = new SQLite(auditFile(database));
  raw.exec('drop trigger no_delete_of_head; create table kept as select * from head');
  raw.exec('delete from head');
  const without = await status();
  raw.exec('insert into head select * from kept');
  const again = await status();
  raw.close();
  await server.close();

  expect([before, without, again]).toEqual([200, 503, 200]);
});
