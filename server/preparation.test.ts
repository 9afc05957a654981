import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { config } from './config.ts';
import { shippedDocuments } from './documents.ts';
import { openKeeping } from './keeping.ts';
import { prepare, prepareAlone } from './preparation.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const settings = () =>
  config({}, { database: join(directory, 'qiyue.sqlite'), logLevel: 'silent' });

it('makes databases and keys, and ends', async () => {
  await prepare({ config: settings(), documents: shippedDocuments() });

  const made = ['qiyue.audit.sqlite', 'qiyue.key', 'qiyue.sm2.json', 'qiyue.sqlite'];
  expect(readdirSync(directory)).toEqual(expect.arrayContaining(made));
});

it('makes demo data where that is wanted', async () => {
  await prepare({ config: settings(), documents: shippedDocuments(), seed: 'demo' });

  const { stores, close } = await openKeeping(settings());
  const found = await stores.applications.find('wuhan', 'demo-fast');
  await close();
  expect(found).toBeDefined();
});

/** Nobody answers there, so whoever asks it fails otherwise. */
const shared = 'postgres://qiyue@127.0.0.1:1/qiyue';
const prepared = () =>
  prepareAlone({
    config: { ...settings(), databaseUrl: shared },
    documents: shippedDocuments(),
  });

it('makes no key for a database that servers share, and says what to do', async () => {
  await expect(prepared()).rejects.toThrow(/qiyue\.key.*openssl rand -hex 32.*QIYUE_KEY_FILE/);
  expect(readdirSync(directory)).toEqual([]);
});

it('goes on to such a database with a key that is there', async () => {
  writeFileSync(join(directory, 'qiyue.key'), '0'.repeat(64));

  await expect(prepared()).rejects.toThrow(/PostgreSQL database of QIYUE_DATABASE_URL/);
});
