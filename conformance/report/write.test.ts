import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sample } from './sample.ts';
import { clearReports, prepareFolder, ReportsNotWritten, writeReports } from './write.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qiyue-report-'));
});

afterEach(() => rm(folder, { recursive: true }));

const everything = [
  'badge.json',
  'exchanges.har',
  'junit.xml',
  'report.html',
  'report.json',
  'report.sarif',
  'summary.md',
];

describe('writeReports', () => {
  it('writes every format into a new folder and nothing else', async () => {
    const target = join(folder, 'new', 'run');

    const paths = await writeReports(sample, target, { language: 'zh', exchanges: [] });

    expect(paths.html).toBe(join(target, 'report.html'));
    expect(await readdir(target)).toEqual(everything);
  });

  it('writes no exchanges where it is given none', async () => {
    const { har } = await writeReports(sample, folder, { language: 'zh' });

    expect(har).toBeNull();
    expect(await readdir(folder)).not.toContain('exchanges.har');
  });

  it('replaces what an earlier run left', async () => {
    await writeFile(join(folder, 'report.json'), 'old');

    const paths = await writeReports(sample, folder, { language: 'zh' });

    expect(JSON.parse(await readFile(paths.json, 'utf8'))).toEqual(sample);
  });

  it('says in both languages which folder cannot be written', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');

    const failed = await writeReports(sample, file, { language: 'zh' }).catch((error) => error);

    expect(failed).toBeInstanceOf(ReportsNotWritten);
    expect(failed.says.zh).toContain(`无法把报告写入 ${file}`);
    expect(failed.says.en).toContain(`cannot be written to ${file}`);
  });

  it.each([
    ['below a file', () => join(folder, 'file', 'new', 'run')],
    ['where the system lets nobody make folders', () => '/proc/qiyue/run'],
  ])('refuses at once a folder %s', async (_, place) => {
    await writeFile(join(folder, 'file'), '');

    const failed = await prepareFolder(place()).catch((error) => error);

    expect(failed).toBeInstanceOf(ReportsNotWritten);
    expect(failed.says.en).toContain(place());
  });

  it('goes on where a folder is there already or another run has just made it', async () => {
    const target = join(folder, 'a', 'b', 'c');

    await Promise.all([prepareFolder(target), prepareFolder(target), prepareFolder(folder)]);

    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['c']);
  });

  it('leaves no draft behind when a file cannot be replaced', async () => {
    await writeReports(sample, join(folder, 'report.html'), { language: 'zh' });

    await expect(writeReports(sample, folder, { language: 'zh' })).rejects.toThrow(
      ReportsNotWritten,
    );
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('clearReports', () => {
  it('takes every format away and leaves what is no report', async () => {
    await writeReports(sample, folder, { language: 'zh', exchanges: [] });
    await writeFile(join(folder, 'notes.txt'), 'mine');

    await clearReports(folder);

    expect(await readdir(folder)).toEqual(['notes.txt']);
  });

  it('leaves the traffic that is being judged, wherever it lies', async () => {
    await writeReports(sample, folder, { language: 'zh', exchanges: [] });

    await clearReports(folder, join(folder, 'exchanges.har'));

    expect(await readdir(folder)).toEqual(['exchanges.har']);
  });
});
