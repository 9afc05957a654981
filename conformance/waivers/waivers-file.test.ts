import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { readWaivers } from './waivers-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-waivers-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const checks = [
  { id: 'wuhan.nonce.race', requirements: ['WH-R014'] },
  { id: 'wuhan.nonce.replay-refused', requirements: ['WH-R014', 'WH-R015'] },
  { id: 'wuhan.signature.right', requirements: ['WH-R032'] },
];

/** What is read of a file with this text. */
function read(text: string) {
  const file = join(folder, 'waivers.yaml');
  writeFileSync(file, text);
  return readWaivers(file, checks);
}

const inChinese = (text: string): string => complaint(() => read(text)).zh;

/** What the person at the keyboard is told. */
function complaint(act: () => unknown): Text {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error.text;
    throw error;
  }
  throw new Error('nothing was wrong');
}

const rest = 'reason: known, owner: Li, expires: 2026-12-31';

describe('a waivers file', () => {
  it('is a list of waivers, and a date needs no quotation marks', () => {
    expect(read(`- {waives: wuhan.nonce.race, ${rest}}`)).toEqual([
      { waives: 'wuhan.nonce.race', reason: 'known', owner: 'Li', expires: '2026-12-31' },
    ]);
  });

  it.each(['wuhan.nonce.', 'wuhan.nonce', 'WH-R015'])('may name %s', (waives) => {
    expect(read(`- {waives: ${waives}, ${rest}}`)).toHaveLength(1);
  });

  it.each(['wuhan.', 'wuhan'])('may not waive everything as %s', (waives) => {
    expect(() => read(`- {waives: ${waives}, ${rest}}`)).toThrow('waives every check');
  });

  it('is told in Chinese with the marks of one sentence', () => {
    expect(inChinese(`- {waives: wuhan.nonse, ${rest}}`)).toMatch(/是不是 wuhan\.nonce？$/);
    expect(inChinese(`- {waives: nosuch.check, ${rest}}`)).not.toContain('是不是');
  });

  it('that cannot be read says where, why and what to do', () => {
    const missing = complaint(() => readWaivers(join(folder, 'none.yaml'), checks));

    expect(missing.zh).toMatch(/读不到豁免文件.*（不存在，ENOENT）.*--waivers/);
    expect(missing.en).toMatch(
      /Cannot read the waivers file.*\(it does not exist, ENOENT\).*--waivers/,
    );
    expect(inChinese('- {')).toMatch(/waivers\.yaml:1:\d+\s不是合法的 YAML（.*）/);
  });

  it('may be empty', () => {
    expect(read('# none\n')).toEqual([]);
  });

  it.each([
    ['waives: x', /a list was expected/],
    [
      '- {waives: wuhan.nonce.race, owner: Li, expires: 2026-12-31}',
      /entry 1 \(wuhan.*lacks reason/,
    ],
    [`- {waives: wuhan.nonce.race, ${rest}, until: 1}`, /has until, which is unknown/],
    [
      `- {waives: wuhan.nonce.race, ${rest.replace('-31', '-32')}}`,
      /expires of entry 1.*yyyy-MM-dd/,
    ],
    [`- {waives: wuhan.nonce.race, ${rest.replace('Li', '" "')}}`, /owner of entry 1.*not empty/],
    [`- {waives: wuhan.nonce.rase, ${rest}}`, /did you mean wuhan\.nonce\.race\?/],
    [`- {waives: wuhan.nonse, ${rest}}`, /did you mean wuhan\.nonce\?/],
    [`- {waives: nosuch.check, ${rest}}`, /decided by no check: `qiyue list` names them all\.$/],
    [`- {waives: WH-R0015, ${rest}}`, /did you mean WH-R015\?/],
    ['- {', /waivers\.yaml:1:\d+ is not valid YAML/],
  ])('with %j is refused', (text, message) => {
    expect(() => read(text)).toThrow(UsageError);
    expect(() => read(text)).toThrow(message);
  });

  it('that does not exist is refused by its name', () => {
    expect(() => readWaivers(join(folder, 'none.yaml'), checks)).toThrow(/none\.yaml/);
  });
});

describe('a reason or owner that nobody can see is refused', () => {
  it.each([
    ['blanks of all widths', '\\u3000\\u00a0\\t'],
    ['zero-width characters', '\\u200b\\u200d\\ufeff\\u2060'],
    ['fillers that count as letters', '\\u3164\\uffa0\\u2800'],
    ['marks without anything to stand on', '\\u0301\\ufe0f'],
  ])('%s', (_, text) => {
    const waiver = (changed: string) => () => read(`- {waives: wuhan.nonce.race, ${changed}}`);

    expect(waiver(rest.replace('Li', `"${text}"`))).toThrow(/owner of entry 1.*can be seen/);
    expect(waiver(rest.replace('known', `"${text}"`))).toThrow(/reason of entry 1/);
  });

  it('but not one that has such characters beside others', () => {
    expect(
      read(`- {waives: wuhan.nonce.race, ${rest.replace('Li', '"\\u200b李 雷"')}}`),
    ).toHaveLength(1);
  });
});
