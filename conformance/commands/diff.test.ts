import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../spec/usage-error.ts';
import { json } from '../report/json.ts';
import type { Report } from '../report/report.ts';
import { conformingSample, sample } from '../report/sample.ts';
import { qiyue } from '../testing/program.ts';
import { diffCommand } from './diff.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-diff-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, report: Report): string {
  const path = join(folder, name);
  writeFileSync(path, json(report));
  return path;
}

const [good, bad] = [conformingSample, sample];
const failed = sample.results.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);

describe('a comparison of reports', () => {
  it('ends with 1 where something is new, and names it with its title', () => {
    const { lines, exitCode } = diffCommand([file('a', good), file('b', bad)], 'text', 'en');

    expect(exitCode).toBe(1);
    for (const id of failed) expect(lines.join('\n')).toContain(`✗ new  ${id}`);
    expect(lines.at(-1)).toBe(
      `Since then: new ${failed.length}, flaky 0, still failing 0, fixed 0, not judged again 0`,
    );
  });

  it('ends with 0 where nothing is new', () => {
    expect(diffCommand([file('a', bad), file('b', bad)], 'text', 'zh').exitCode).toBe(0);
    expect(diffCommand([file('a', bad), file('b', good)], 'text', 'zh').exitCode).toBe(0);
  });

  it('compares the last with the one before it', () => {
    const files = [file('a', good), file('b', bad), file('c', bad)];

    expect(diffCommand(files, 'text', 'en').exitCode).toBe(0);
  });

  it('counts and names the failures that the last run left out', () => {
    const part = { ...good, results: good.results.slice(0, 1) };

    const { lines } = diffCommand([file('a', bad), file('b', part)], 'text', 'en');

    const left = sample.results.filter(({ verdict }) => verdict === 'fail');
    for (const { id, title } of left) {
      expect(lines).toContain(`? not judged again  ${id}  ${title.en}`);
    }
    expect(lines.at(-1)).toMatch(`fixed 0, not judged again ${left.length}`);
  });

  it('can be data', () => {
    const { lines } = diffCommand([file('a', good), file('b', bad)], 'json', 'zh');

    expect(JSON.parse(lines.join('\n'))).toMatchObject({ new: failed, fixed: [], still: [] });
  });

  it('needs reports of one contract', () => {
    const contract = { ...good.contract, id: 'shanxi' };
    const other = file('other', { ...good, contract });

    expect(() => diffCommand([other, file('b', bad)], 'text', 'en')).toThrow(/different contracts/);
  });

  it('needs reports', () => {
    writeFileSync(join(folder, 'x'), '{}');

    expect(() => diffCommand([join(folder, 'x'), file('b', bad)], 'text', 'en')).toThrow(
      UsageError,
    );
    expect(() => diffCommand([join(folder, 'y'), file('b', bad)], 'text', 'en')).toThrow(
      UsageError,
    );
  });
});

it('qiyue diff ends the program with 1, and with 2 where a report cannot be read', async () => {
  const [one, other] = [file('a', good), file('b', bad)];

  const [found, unreadable] = await Promise.all([
    qiyue('diff', one, other),
    qiyue('diff', one, join(folder, 'none.json')),
  ]);

  expect(found.code).toBe(1);
  expect(found.out).toContain(`new ${failed.length}`);
  expect(unreadable.code).toBe(2);
  expect(unreadable.err).toContain('none.json');
});
