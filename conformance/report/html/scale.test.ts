import { describe, expect, it } from 'vitest';
import { roundSteps, scaleOf, time } from './scale.ts';

describe('the scale of durations', () => {
  it('spans the powers of ten around all of them', () => {
    expect(scaleOf([2.3, 61]).ticks).toEqual([1, 10, 100]);
  });

  it('gives each power of ten the same room', () => {
    const { at } = scaleOf([1, 100]);

    expect([1, 10, 100].map(at)).toEqual([0, 500, 1000]);
  });

  it('keeps what lies outside at its ends', () => {
    const { at } = scaleOf([1, 100]);

    expect([0, 0.01, 5000].map(at)).toEqual([0, 0, 1000]);
  });

  it('exists where nothing was measured', () => {
    expect(scaleOf([0]).at(0)).toBe(0);
  });

  it.each([
    [1300, [0, 200, 400, 600, 800, 1000, 1200]],
    [3900, [0, 1000, 2000, 3000]],
    [2, [0, 0.5, 1, 1.5, 2]],
  ])('steps to %d in round moments', (total, steps) => {
    expect(roundSteps(total)).toEqual(steps);
  });

  it.each([
    [0, '0'],
    [2.34, '2.3 ms'],
    [61.4, '61 ms'],
    [1203, '1.20 s'],
  ])('writes %d as %s', (milliseconds, text) => {
    expect(time(milliseconds)).toBe(text);
  });
});
