import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../spec/usage-error.ts';
import { config } from '../config.ts';
import { openKeeping } from '../keeping.ts';
import { pdf } from '../testing/licence-documents.ts';
import { createShanxiRig, rated, type ShanxiRig } from '../testing/shanxi-rig.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';

const now = new Date('2026-11-22T03:00:00Z');
const placesIn = (directory: string) => config({}, { database: join(directory, 'qiyue.sqlite') });

let rig: ShanxiRig;
let directory: string;
let folder: string;
beforeAll(async () => {
  rig = await createShanxiRig();
});
afterAll(() => rig.close());
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-backup-'));
  folder = join(directory, 'backup');
  return () => rmSync(directory, { recursive: true, force: true });
});

it('holds whatever had been answered when it began, though calls go on', async () => {
  const { licenseID } = (await rig.upload(pdf)).body.data;
  const [manifest] = await Promise.all([
    backup({ places: placesIn(rig.directory), folder, now }),
    ...Array.from({ length: 20 }, () => rig.ask('getEnterpriseGrade', { uniscId: rated })),
  ]);
  const elsewhere = join(directory, 'restored');
  await restore({ places: placesIn(elsewhere), folder });
  const again = await createShanxiRig({ directory: elsewhere });

  const trades = { ...rig.caller(), uniscId: rated, licenseID };
  const { body } = await again.call({ path: '/getPublicResourcesTrading', body: trades });
  const audit = await auditOf(elsewhere, again);

  expect(manifest.files.map(({ name }) => name)).toContain('main.sqlite');
  expect(body.result).toBe(1);
  expect(audit).toMatchObject({ holds: true });
});

describe('a backup', () => {
  it('goes into no folder that holds something', async () => {
    writeFileSync(join(directory, 'mine.txt'), 'mine');

    const attempt = backup({ places: placesIn(rig.directory), folder: directory, now });

    await expect(attempt).rejects.toThrow(UsageError);
    expect(readdirSync(directory)).toEqual(['mine.txt']);
  });

  it('is not made of a database that is not there', async () => {
    const attempt = backup({ places: placesIn(directory), folder, now });

    await expect(attempt).rejects.toThrow(/no database file/);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('what is not restored:', () => {
  beforeEach(async () => {
    await backup({ places: placesIn(rig.directory), folder, now });
  });

  it.each<readonly [string, () => void, RegExp]>([
    ['a file altered', () => appendFileSync(join(folder, 'audit.sqlite'), '\0'), /audit\.sqlite/],
    ['a file missing', () => rmSync(join(folder, 'vault.key')), /vault\.key.* missing/],
    ['no list of files', () => rmSync(join(folder, 'backup.json')), /no backup\.json/],
    ['a list that leads elsewhere', () => addToList('../../evil'), /evil/],
    ['a database in the way', () => occupy('qiyue.sqlite'), /qiyue\.sqlite is there already/],
    ['the log of an earlier database', () => occupy('qiyue.sqlite-wal'), /-wal is there already/],
  ])('%s', async (_, spoil, says) => {
    spoil();
    const before = readdirSync(directory).toSorted();

    const attempt = restore({ places: placesIn(directory), folder });

    await expect(attempt).rejects.toThrow(UsageError);
    await expect(attempt).rejects.toThrow(says);
    expect(readdirSync(directory).toSorted()).toEqual(before);
  });

  const occupy = (name: string) => writeFileSync(join(directory, name), 'something');
  const addToList = (name: string) => {
    const entry = { name, bytes: 0, sm3: '' };
    const list = { format: 'qiyue-backup/1', createdAt: now.toISOString(), files: [entry] };
    writeFileSync(join(folder, 'backup.json'), JSON.stringify(list));
  };
});

/** What `qiyue audit verify` would say of the restored files, once nobody writes them. */
async function auditOf(place: string, open: ShanxiRig) {
  await open.server.close();
  const { audit, close } = await openKeeping(placesIn(place));
  const verdict = await audit.verify();
  await close();
  return verdict;
}
