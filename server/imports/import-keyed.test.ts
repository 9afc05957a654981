import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DataService, servicesIn } from '../data-services.ts';
import { shippedDocuments } from '../documents.ts';
import { companiesCsv, companyAt } from '../platforms/shanxi/seed/synthetic-companies.ts';
import type { Stores } from '../stores/port.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import { type ImportSetting, importRows, type Progress } from './import.ts';

let directory: string;
let stores: Stores;
let grades: DataService;

const database = () => join(directory, 'qiyue.sqlite');

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  stores = await openSqliteStores(database());
  const services = await servicesIn('shanxi', shippedDocuments()['shanxi'] ?? {});
  grades = services.find(({ dataset }) => dataset.name === 'grades') ?? fail();
});
afterEach(async () => {
  await stores.close();
  rmSync(directory, { recursive: true });
});

const fail = () => {
  throw new Error('the contract lacks the dataset of this test');
};

function load(content: string, setting: Partial<ImportSetting> = {}) {
  const bytes = Buffer.from(content);
  const { datasets } = stores;
  return importRows(Readable.from([bytes]), {
    service: grades,
    datasets,
    mode: 'append',
    size: bytes.length,
    ...setting,
  });
}

const rows = () => stores.datasets.page(grades.dataset, { filters: [], page: 1, size: 10_000 });

const header = 'uniscId,enterpriseName,assessGrade\n';
const [first, second, third] = [0, 1, 2].map((index) => Object.values(companyAt(index)));

it('stores an enterprise without a grade under an empty text (SX-A24)', async () => {
  const { uniscId = '' } = companyAt(0);
  await load(`${header}${uniscId},甲公司,\n`);

  expect(await stores.datasets.find(grades.dataset, uniscId)).toEqual({
    uniscId,
    enterpriseName: '甲公司',
    assessGrade: '',
  });
});

it('says which grades there are if one is none of them', async () => {
  const result = await load(`${header}${companyAt(0)['uniscId']},甲公司,AAA\n`);

  expect(result.shown.map(({ line, says }) => [line, says.en])).toEqual([
    [2, expect.stringMatching(/^assessGrade must be .*: AA, A, B, C, D/)],
  ]);
});

it('names both lines of a repeated key, checks the rest, and stores nothing', async () => {
  const result = await load(`${header}${first}\n${second}\n${first}\nx,y,A\n${second}\n`);

  expect(result).toMatchObject({ rows: 0, badRows: 3 });
  expect(result.shown.map(({ line, says }) => [line, says.en])).toEqual([
    [4, `uniscId ${first?.[0]} stands in line 2 already`],
    [5, expect.stringContaining('uniscId')],
    [6, `uniscId ${second?.[0]} stands in line 3 already`],
  ]);
  expect(await rows()).toEqual([]);
});

it('says what became of rows some of which were there', async () => {
  await load(`${header}${first}\n${second}\n`);
  const { uniscId } = companyAt(1);
  const result = await load(`${header}${third}\n${uniscId},乙公司,D\n${first}\n`);

  expect(result.merged).toEqual({ added: 1, changed: 1, unchanged: 1 });
  expect(await rows()).toEqual([
    companyAt(0),
    { uniscId, enterpriseName: '乙公司', assessGrade: 'D' },
    companyAt(2),
  ]);
});

it('tells how far it is in both stages', async () => {
  const seen: Progress[] = [];
  await load([...companiesCsv(20_000)].join(''), { onProgress: (progress) => seen.push(progress) });
  const sharesOf = (stage: Progress['stage']) =>
    seen.filter((progress) => progress.stage === stage).map(({ share }) => share);

  for (const shares of [sharesOf('reading'), sharesOf('storing')]) {
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  }
});

it('finishes an import that was killed while it stored', async () => {
  const content = [...companiesCsv(9_000)].join('');
  const file = join(directory, 'companies.csv');
  writeFileSync(file, content);
  const before = readdirSync(directory);
  const [code, signal] = await once(spawn(process.execPath, killed(file)), 'exit');
  const left = await stores.datasets.count(grades.dataset);
  const after = readdirSync(directory);
  const { merged } = await load(content);

  expect([code, signal]).toEqual([null, 'SIGKILL']);
  expect(left).toBeGreaterThan(0);
  expect(merged).toEqual({ added: 9_000 - left, changed: 0, unchanged: left });
  expect(await rows()).toEqual(Array.from({ length: 9_000 }, (_, index) => companyAt(index)));
  expect(after).toEqual(before);
});

/** A program that imports the file and is killed when the first rows have been stored. */
const killed = (file: string): readonly string[] => [
  '--input-type=module',
  '-e',
  `const { createReadStream } = await import('node:fs');
   const from = (path) => import(new URL(path, '${import.meta.url}'));
   const { servicesIn } = await from('../data-services.ts');
   const { shippedDocuments } = await from('../documents.ts');
   const { importRows } = await from('./import.ts');
   const { openSqliteStores } = await from('../stores/sqlite/open.ts');
   const services = await servicesIn('shanxi', shippedDocuments().shanxi);
   const service = services.find(({ dataset }) => dataset.name === 'grades');
   const { datasets } = await openSqliteStores(process.argv[1]);
   await importRows(createReadStream(process.argv[2]), {
     service, datasets, mode: 'append',
     onProgress: ({ stage }) => stage === 'storing' && process.kill(process.pid, 'SIGKILL'),
   });`,
  database(),
  file,
];
