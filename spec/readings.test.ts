import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Reading, readingsOf } from './docs/register-readings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const citing = [
  'generated/wuhan.zh.json',
  'spec/requirements/wuhan.yaml',
  'conformance/**/*.ts',
  'server/**/*.ts',
];
const readings = readingsOf('wuhan');

const texts = ({ problem, reading, tolerated }: Reading) => [
  problem,
  reading,
  ...(tolerated ? [tolerated] : []),
];

describe('the readings of wuhan', () => {
  it.each(citing)('hold each reading that %s cites', (pattern) => {
    const cited = globSync(pattern, { cwd: root }).flatMap(
      (file) => readFileSync(`${root}/${file}`, 'utf8').match(/WH-A\d+/g) ?? [],
    );

    expect(cited).not.toEqual([]);
    expect(cited.filter((id) => !Object.hasOwn(readings, id))).toEqual([]);
  });

  it('are numbered without a gap, from 02', () => {
    const ids = Object.keys(readings);

    expect(ids).toEqual(ids.map((_, index) => `WH-A${String(index + 2).padStart(2, '0')}`));
  });

  it.each(Object.entries(readings))('tell %s in Chinese and in English', (_, one) => {
    const han = /\p{Script=Han}/u;

    for (const { zh, en } of texts(one)) {
      expect(zh).toMatch(han);
      expect(en).toMatch(/\w/);
      expect(en).not.toMatch(han);
    }
  });

  it('refer only to readings that exist', () => {
    const named = JSON.stringify(readings).match(/WH-A\d+/g) ?? [];

    expect(named.filter((id) => !Object.hasOwn(readings, id))).toEqual([]);
  });
});
