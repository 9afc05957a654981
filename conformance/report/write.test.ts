import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sample } from './sample.ts';
import { ReportsNotWritten, writeReports } from './write.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qiyue-report-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('writeReports', () => {
  it('writes the three files into a new folder and nothing else', async () => {
    const target = join(folder, 'new', 'run');

    const paths = await writeReports(sample, target, { language: 'zh' });

    expect(paths.html).toBe(join(target, 'report.html'));
    expect(await readdir(target)).toEqual(['junit.xml', 'report.html', 'report.json']);
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

  it('leaves no draft behind when a file cannot be replaced', async () => {
    await writeReports(sample, join(folder, 'report.html'), { language: 'zh' });

    await expect(writeReports(sample, folder, { language: 'zh' })).rejects.toThrow(
      ReportsNotWritten,
    );
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
