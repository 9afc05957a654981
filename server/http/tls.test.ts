import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../spec/usage-error.ts';
import { startServer } from '../main.ts';
import { readTls } from './tls.ts';

/** Made once for these tests: a key that protects nothing, and its certificate until 2126. */
const pem = (name: string): string =>
  fileURLToPath(new URL(`../testing/loopback.${name}.pem`, import.meta.url));
const [certificate, key] = [pem('certificate'), pem('key')];

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('serves HTTPS to a client that trusts the certificate', async () => {
  const database = join(directory, 'qiyue.sqlite');
  const server = await startServer({ database, config: { tls: { certificate, key } } });

  const { status, body } = await asked(`${server.url}/healthz`);
  await server.close();

  expect(server.url).toMatch(/^https:/);
  expect([status, body]).toEqual([200, '{"status":"ok"}']);
});

describe('files that cannot serve TLS', () => {
  it.each([
    ['a missing certificate', () => 'missing.pem', () => key, /QIYUE_TLS_CERTIFICATE.*ENOENT/],
    ['a missing key', () => certificate, () => 'missing.pem', /QIYUE_TLS_KEY.*ENOENT/],
    ['a key of another pair', () => certificate, otherKey, /cannot serve TLS together/],
    ['a certificate for a key', () => certificate, () => certificate, /PEM/],
  ])('are named: %s', (_, certificateFile, keyFile, says) => {
    const files = { certificate: certificateFile(), key: keyFile() };

    expect(() => readTls(files)).toThrow(UsageError);
    expect(() => readTls(files)).toThrow(says);
  });
});

async function asked(url: string) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get(url, { ca: readFileSync(certificate), agent: false }, resolve).on('error', reject);
  const response = await promise;
  return { status: response.statusCode, body: await text(response) };
}

/** A private key that belongs to no certificate. */
function otherKey(): string {
  const file = join(directory, 'other.pem');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return file;
}
