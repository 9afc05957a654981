import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ContractId, registers } from '../generated/requirements.ts';
import { citations } from './citations.ts';
import type { Register } from './docs/register.ts';

/** How many requirements each source document was found to hold, and how their ids begin. */
const sources = {
  wuhan: { count: 48, prefix: 'WH-R' },
  neimenggu: { count: 61, prefix: 'NM-R' },
  shanxi: { count: 87, prefix: 'SX-R' },
} as const satisfies Record<ContractId, { count: number; prefix: string }>;

describe.each(Object.keys(sources) as ContractId[])('the register of %s', (contract) => {
  const { count, prefix } = sources[contract];
  const register: Register = registers[contract];
  const requirements = Object.entries(register.requirements);
  const file = new URL(`../generated/${contract}.zh.json`, import.meta.url);
  const cited = citations(JSON.parse(readFileSync(file, 'utf8')));

  it('numbers the requirements without a gap, from 001', () => {
    const expected = Array.from(
      { length: count },
      (_, index) => prefix + String(index + 1).padStart(3, '0'),
    );

    expect(requirements.map(([id]) => id)).toEqual(expected);
  });

  it('sees each requirement cited by the contract, or says why it is not', () => {
    const silent = requirements.filter(([id, { reason }]) => !cited.has(id) && !reason);

    expect(silent.map(([id]) => id)).toEqual([]);
  });

  it('gives a reason for each requirement that no request from outside can prove', () => {
    const silent = requirements.filter(
      ([, { testability, reason }]) => !testability.includes('black-box') && !reason,
    );

    expect(silent.map(([id]) => id)).toEqual([]);
  });

  it('holds each requirement that the contract cites', () => {
    const unknown = [...cited.keys()].filter((id) => !Object.hasOwn(register.requirements, id));

    expect(unknown).toEqual([]);
  });

  it('puts each requirement under a chapter that it names', () => {
    const chapters = new Set(register.chapters.map(({ clause }) => clause));
    const lost = requirements.filter(([, { clause }]) => !chapters.has(clause));

    expect(lost.map(([id]) => id)).toEqual([]);
  });
});
