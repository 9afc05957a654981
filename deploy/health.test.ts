import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createPlain, type Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';

const here = import.meta.dirname;
const pem = (name: string) => join(here, `../server/testing/loopback.${name}.pem`);

let server: Server;
afterEach(() => server.close());

/** Starts a server that answers `/readyz` so, and gives how the check of the container ends. */
async function checked(made: Server, status: number, variables: NodeJS.ProcessEnv = {}) {
  server = made.on('request', ({ url }, response) => {
    response.writeHead(url === '/readyz' ? status : 404).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const env = { PATH: process.env['PATH'], QIYUE_PORT: `${port}`, ...variables };
  const [code] = await once(spawn(process.execPath, [join(here, 'health.mjs')], { env }), 'exit');
  return code;
}

it.each([
  [200, 0],
  [503, 1],
])('a server that answers %i: the check ends with %i', async (status, code) => {
  expect(await checked(createPlain(), status)).toBe(code);
});

it('asks a server that speaks TLS over TLS', async () => {
  const [cert, key] = ['certificate', 'key'].map((name) => readFileSync(pem(name)));
  const files = { QIYUE_TLS_CERTIFICATE: pem('certificate'), QIYUE_TLS_KEY: pem('key') };

  expect(await checked(createSecure({ cert, key }), 200, files)).toBe(0);
});
