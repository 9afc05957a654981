import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Stores } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import { pdf } from '../testing/licence-documents.ts';
import { type LicenceFiles, openLicenceFiles } from './files.ts';
import { keepLicence } from './keeping.ts';

let stores: Stores;
beforeEach(async () => {
  stores = await openSqliteStores(':memory:');
});
afterEach(() => stores.close());

const contract = 'shanxi';
const files = openLicenceFiles(':memory:');

const uploaded = {
  username: 'mall',
  uniscId: '91149999MA0DEM0139',
  mediaType: 'application/pdf',
  uploadedAt: 1_000,
  file: { name: '授权书.pdf', bytes: pdf },
  days: 2,
} as const;

it('keeps document and licence, bound to account and enterprise, for so many days', async () => {
  const kept = await keepLicence({ licences: stores.licences, files }, contract, uploaded);

  const { file, days: _, ...known } = uploaded;
  expect(await stores.licences.find(contract, kept.id)).toEqual(kept);
  expect(kept).toMatchObject({ ...known, fileName: file.name, bytes: pdf.length });
  expect(kept).toMatchObject({ expiresAt: 1_000 + 2 * 86_400, revokedAt: null });
  expect(await files.read(kept.digest)).toEqual(pdf);
});

it('gives each upload an id of its own, which a URL may hold', async () => {
  const keep = () => keepLicence({ licences: stores.licences, files }, contract, uploaded);
  const ids = [(await keep()).id, (await keep()).id];

  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(id).toMatch(/^L[A-Z2-7]{26}$/);
});

it('keeps no licence whose document cannot be kept', async () => {
  const full: LicenceFiles = { ...files, keep: () => Promise.reject(new Error('disk full')) };
  const places = { licences: stores.licences, files: full };

  await expect(keepLicence(places, contract, uploaded)).rejects.toThrow('disk full');
  expect(await stores.licences.list(contract, { limit: 1 })).toEqual([]);
});
