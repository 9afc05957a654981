import { expect, it } from 'vitest';
import { lines, table } from './result.ts';

const name = { zh: '甲', en: 'A' };
const id = 'a';
const rounds = (...speeds: number[]) => speeds.map((perSecond) => ({ perSecond, work: undefined }));

it('compares speeds with the first one round by round', () => {
  const [, rival] = lines([
    { id, name, rounds: rounds(100, 200, 10) },
    { id, name, rounds: rounds(100, 100, 10) },
  ]);

  expect(rival?.ratio).toBe(1);
});

it('meets a goal that is just reached and misses the one above', () => {
  const scored = { id, name, rounds: rounds(90) };
  const rows = lines([
    scored,
    { id, name, rounds: rounds(100), goal: 0.9 },
    { id, name, rounds: rounds(100), goal: 0.91 },
  ]);

  expect(rows.map(({ met }) => met)).toEqual([null, true, false]);
});

it('says in both languages whether a goal was met', () => {
  const text = table(lines([{ id, name, rounds: rounds(90), goal: 0.9 }]));

  expect(text).toContain('甲 (A) – 达到 (met)');
});
