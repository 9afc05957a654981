import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderBeside, openLicenceFiles } from './files.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const database = () => join(directory, 'qiyue.sqlite');
const inFolder = (...names: readonly string[]) => join(directory, 'qiyue.licences', ...names);

/** GM/T 0004, example 1. */
const abc = {
  bytes: Buffer.from('abc'),
  sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
};

const permissions = (file: string) => statSync(file).mode & 0o777;

const day = 86_400;

/** A draft as a process leaves it that is killed while it writes. */
function leaveDraft(name: string, secondsAgo: number) {
  mkdirSync(inFolder('drafts'), { recursive: true });
  writeFileSync(inFolder('drafts', name), 'half');
  const time = Date.now() / 1000 - secondsAgo;
  utimesSync(inFolder('drafts', name), time, time);
}

describe.each([
  ['in a folder', () => openLicenceFiles(database())],
  ['in memory', () => openLicenceFiles(':memory:')],
])('licence files %s', (_, openFiles) => {
  it('are read as they were kept, by their SM3', async () => {
    const files = openFiles();
    const digest = await files.keep(abc.bytes);

    expect(digest.toString('hex')).toBe(abc.sm3);
    expect(await files.read(digest)).toEqual(abc.bytes);
  });

  it('are missed in words', async () => {
    await expect(openFiles().read(Buffer.from(abc.sm3, 'hex'))).rejects.toThrow(/is missing/);
  });
});

describe('licence files', () => {
  it('lie beside the database', () => {
    expect(folderBeside('data/qiyue.sqlite')).toBe('data/qiyue.licences');
    expect(folderBeside('data/other')).toBe('data/other.licences');
  });

  it('make no folder before there is something to keep', () => {
    openLicenceFiles(database());

    expect(existsSync(inFolder())).toBe(false);
  });

  it('are for their owner alone, and leave no draft', async () => {
    await openLicenceFiles(database()).keep(abc.bytes);

    expect(permissions(inFolder())).toBe(0o700);
    expect(permissions(inFolder('drafts'))).toBe(0o700);
    expect(permissions(inFolder(abc.sm3))).toBe(0o600);
    expect(readdirSync(inFolder('drafts'))).toEqual([]);
  });

  it('keep the same document once, even from many at the same moment', async () => {
    const [one, other] = [openLicenceFiles(database()), openLicenceFiles(database())];
    await Promise.all([one, other, one, other].map((files) => files.keep(abc.bytes)));

    expect(readdirSync(inFolder()).sort()).toEqual([abc.sm3, 'drafts']);
    expect(await one.read(Buffer.from(abc.sm3, 'hex'))).toEqual(abc.bytes);
  });

  it('notice an altered document, and are mended when it is kept again', async () => {
    const files = openLicenceFiles(database());
    const digest = await files.keep(abc.bytes);
    writeFileSync(inFolder(abc.sm3), 'abd');

    await expect(files.read(digest)).rejects.toThrow(/does not match its SM3/);
    await files.keep(abc.bytes);
    expect(await files.read(digest)).toEqual(abc.bytes);
  });

  it('leave no draft of what cannot be kept', async () => {
    const files = openLicenceFiles(database());
    mkdirSync(inFolder(abc.sm3), { recursive: true });

    await expect(files.keep(abc.bytes)).rejects.toThrow();
    expect(readdirSync(inFolder('drafts'))).toEqual([]);
  });

  it('reject while the folder cannot be made, and work as soon as it can', async () => {
    const files = openLicenceFiles(database());
    writeFileSync(inFolder(), 'a file where the folder should be');

    await expect(files.keep(abc.bytes)).rejects.toThrow(/exist|directory/i);
    rmSync(inFolder());
    expect((await files.keep(abc.bytes)).toString('hex')).toBe(abc.sm3);
  });

  it('sweep the drafts of a process that was killed, and those of nobody else', async () => {
    leaveDraft('killed', day);
    leaveDraft('writing', 1);
    await openLicenceFiles(database()).keep(abc.bytes);

    expect(readdirSync(inFolder('drafts'))).toEqual(['writing']);
  });
});
