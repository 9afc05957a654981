import { expect, it } from 'vitest';
import { isGood, table } from './table.ts';
import type { Trial } from './trial.ts';

const trial = (given: Partial<Trial> = {}): Trial => ({
  name: { zh: '故障', en: 'a fault' },
  counts: { right: 7, refused: 2, silent: 1 },
  seconds: 1.25,
  lost: 0,
  doubled: 0,
  findings: [],
  ...given,
});

it('shows a line of numbers for each fault, and says that nothing was lost', () => {
  const lines = table([trial()], []).split('\n');

  expect(lines.at(-2)).toMatch(/^ +10 +7 +2 +1 +0 +0 +1\.3 {2}故障 \(a fault\)$/);
  expect(lines.at(-1)).toBe('没有丢失，没有重复 (nothing lost, nothing doubled)');
});

it('names what was skipped, and why', () => {
  const skipped = { name: { zh: '满', en: 'full' }, why: { zh: '无权', en: 'may not' } };

  expect(table([trial()], [skipped])).toContain('skipped): 满 (full) – 无权 (may not)');
});

it.each([
  ['something is lost', { lost: 1 }],
  ['something is doubled', { doubled: 1 }],
  ['something is not as documented', { findings: [{ zh: '不对', en: 'odd' }] }],
])('is not good if %s', (_, given) => {
  expect(isGood([trial(), trial(given)])).toBe(false);
  expect(table([trial(given)], [])).toMatch(/not as it should be\)$/);
});

it('has a dash where it did not become right again', () => {
  expect(table([trial({ seconds: undefined })], [])).toMatch(/ – {2}故障/);
});
