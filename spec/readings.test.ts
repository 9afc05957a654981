import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ContractId } from '../generated/requirements.ts';
import { type Reading, readingsOf } from './docs/register-readings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the ids of each source's readings begin with, and the first number that it gave out. */
const sources = {
  wuhan: { prefix: 'WH-A', first: 2 },
  neimenggu: { prefix: 'NM-A', first: 1 },
  shanxi: { prefix: 'SX-A', first: 1 },
} as const satisfies Record<ContractId, { prefix: string; first: number }>;

const texts = ({ problem, reading, tolerated }: Reading) => [
  problem,
  reading,
  ...(tolerated ? [tolerated] : []),
];

describe.each(Object.keys(sources) as ContractId[])('the readings of %s', (contract) => {
  const { prefix, first } = sources[contract];
  const readings = readingsOf(contract);
  const citing = [
    `generated/${contract}.zh.json`,
    `spec/requirements/${contract}.yaml`,
    'conformance/**/*.ts',
    'server/**/*.ts',
  ];

  it.each(citing)('hold each reading that %s cites', (pattern) => {
    const cited = globSync(pattern, { cwd: root }).flatMap(
      (file) => readFileSync(`${root}/${file}`, 'utf8').match(RegExp(`${prefix}\\d+`, 'g')) ?? [],
    );

    expect(cited).not.toEqual([]);
    expect(cited.filter((id) => !Object.hasOwn(readings, id))).toEqual([]);
  });

  it(`are numbered without a gap, from ${first}`, () => {
    const ids = Object.keys(readings);

    expect(ids).toEqual(ids.map((_, index) => prefix + String(index + first).padStart(2, '0')));
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
    const named = JSON.stringify(readings).match(/[A-Z]{2}-A\d+/g) ?? [];

    expect(named.filter((id) => !Object.hasOwn(readings, id))).toEqual([]);
  });
});
