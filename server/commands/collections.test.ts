import { readFileSync, statSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { companyAt } from '../platforms/shanxi/seed/synthetic-companies.ts';
import { type CollectDirectory, collectDirectory } from '../testing/collect-program.ts';
import { type StartedProvider, startProvider } from '../testing/provider/start.ts';

const total = 100_000;
let provider: StartedProvider;
let place: CollectDirectory;
let ids: readonly string[];
beforeAll(async () => {
  provider = await startProvider({ records: total });
  place = collectDirectory(provider);
  await place.run('collect tax');
  await provider.misbehave({ kind: 'fail', page: 1, status: 403, msg: '\u001b[31mno' });
  await place.run('collect quick');
  await provider.misbehave({ kind: 'flip', page: 100, part: 'encrypted', bit: 123_456 });
  await place.run('collect tax --full');
  ids = (await place.listed()).map(([id = '']) => id);
});
afterAll(async () => {
  await provider.close();
  place.remove();
});

describe('qiyue collections list', () => {
  it('tells of every run, and lets nobody steer the terminal', async () => {
    const runs = (await place.listed()).map(([, , ...rest]) => rest);
    const differs = 'page 100: digest is not the SM3 of the bytes of the plain text';

    expect(runs).toEqual([
      ['tax', 'stored', '100', '100000', '-', '-'],
      ['quick', 'refused', '0', '0', '-', 'page 1: HTTP 403: [31mno'],
      ['tax', 'refused', '99', '99000', '-', differs],
    ]);
  });

  it('goes page by page', async () => {
    const first = await place.run('collections list --limit 1');
    const after = await place.run(`collections list --after ${ids[0]}`);

    expect(first.err).toBe(`there are more: add --after ${ids[0]}\n`);
    expect(after.out.split('\n').map((line) => line.split('\t')[0])).toEqual([ids[1], ids[2], '']);
  });

  it('chooses by provider', async () => {
    const { out } = await place.run('collections list --provider quick');

    expect(out.split('\t')[0]).toBe(ids[1]);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('qiyue collections show', () => {
  it('shows where 100,000 records come from', async () => {
    const { out } = await place.run(`collections show ${ids[0]}`);

    expect(out).toMatch(/^provider\ttax$/m);
    expect(out).toMatch(/^finishedAt\t\d{4}-/m);
    expect(out).toMatch(/^sm3\t[0-9a-f]{64}$/m);
  });

  it('exports them as CSV, as they came', async () => {
    await place.run(`collections show ${ids[0]} --format csv --out records.csv`);
    const csv = readFileSync(place.file('records.csv'), 'utf8');
    const rows = parse(csv, { columns: true, bom: true }) as readonly object[];

    expect(rows).toHaveLength(total);
    expect(rows.slice(-7)).toEqual([7, 6, 5, 4, 3, 2, 1].map((back) => companyAt(total - back)));
    expect(statSync(place.file('records.csv')).mode & 0o777).toBe(0o600);
  });

  it('exports them as JSON, where no grade is null', async () => {
    const { out } = await place.run(`collections show ${ids[0]} --format json`);
    const rows = JSON.parse(out);

    expect(rows).toHaveLength(total);
    expect(rows[5]).toEqual({ ...companyAt(5), assessGrade: null });
  });

  it('has no records of what was refused', async () => {
    const { out } = await place.run(`collections show ${ids[2]} --format json`);

    expect(out).toBe('[]\n');
  });

  it.each([
    ['show BNONE', /no collection with id "BNONE"/],
    ['list --after BNONE', /no collection with id "BNONE"/],
    ['list --limit 0', /--limit must be/],
  ])('and list end with 2 where they are used wrongly: %s', async (line, message) => {
    const { code, err } = await place.run(`collections ${line}`);

    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  it('knows two formats', async () => {
    const { code, err } = await place.run(`collections show ${ids[0]} --format xml`);

    expect([code, err]).toEqual([2, '--format must be csv or json; it is "xml"\n']);
  });
});
