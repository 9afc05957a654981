import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { caller } from './wuhan/gateway.ts';

/** Made once for these tests: a key that protects nothing, and its certificate until 2126. */
const pem = (name: string) => readFileSync(new URL(`self-signed.${name}.pem`, import.meta.url));

/** A gateway behind a certificate that it has signed itself; counts the requests that reach it. */
export async function startSelfSigned() {
  let count = 0;
  const server = createServer({ key: pem('key'), cert: pem('certificate') }, (_, response) => {
    count += 1;
    response.end(JSON.stringify({ errcode: 0, passid: caller.passid }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // The server listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    received: () => count,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
