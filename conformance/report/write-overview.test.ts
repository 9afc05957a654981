import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { wholeOverview } from './sample/overview.ts';
import { ReportsNotWritten } from './write.ts';
import { clearOverview, writeOverview } from './write-overview.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qiyue-overview-'));
});

afterEach(() => rm(folder, { recursive: true }));

it('writes the two files into a new folder and nothing else', async () => {
  const reports = join(folder, 'new');

  const { json } = await writeOverview(wholeOverview, reports, { language: 'zh' });

  expect(await readdir(reports)).toEqual(['index.html', 'overview.json']);
  expect(JSON.parse(await readFile(json, 'utf8'))).toEqual(wholeOverview);
});

it('says which folder cannot be written', async () => {
  await writeFile(join(folder, 'file'), '');
  const written = writeOverview(wholeOverview, join(folder, 'file'), { language: 'zh' });

  await expect(written).rejects.toThrow(ReportsNotWritten);
});

it('takes away the overview of an earlier run and every report it led to', async () => {
  await mkdir(join(folder, 'wuhan', 'east.yaml'), { recursive: true });
  const old = ['index.html', 'wuhan/report.html', 'wuhan/east.yaml/report.json'];
  for (const name of old) await writeFile(join(folder, name), 'old');

  await clearOverview(folder);

  const left = await readdir(folder, { recursive: true });
  expect(left.toSorted()).toEqual(['wuhan', join('wuhan', 'east.yaml')]);
});

it('leaves what is no report alone', async () => {
  await mkdir(join(folder, 'wuhan', 'mine', 'deep'), { recursive: true });
  const own = ['notes.txt', 'wuhan/notes.txt', 'wuhan/mine/deep/report.json'];
  for (const name of own) await writeFile(join(folder, name), 'mine');

  await clearOverview(folder);

  for (const name of own) expect(await readFile(join(folder, name), 'utf8')).toBe('mine');
});

it('clears a folder that is not there yet', async () => {
  await expect(clearOverview(join(folder, 'nowhere'))).resolves.toBeUndefined();
});
