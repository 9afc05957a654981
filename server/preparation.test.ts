import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { config } from './config.ts';
import { shippedDocuments } from './documents.ts';
import { openKeeping } from './keeping.ts';
import { prepare } from './preparation.ts';

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
