import { expect, it } from 'vitest';
import { compare, sumOf } from './told.ts';

it('finds nothing amiss where all that was told is there once', () => {
  const both = [
    ['a', '1'],
    ['b', '2'],
  ] as const;

  expect(compare(both, both)).toEqual({ lost: 0, doubled: 0 });
});

it('takes what was never confirmed as it comes', () => {
  expect(compare([], [['a', '1']])).toEqual({ lost: 0, doubled: 0 });
});

it('finds lost what was told and is not there', () => {
  expect(compare([['a', '1']], [])).toEqual({ lost: 1, doubled: 0 });
});

it('finds lost what is there under another number', () => {
  expect(compare([['a', '1']], [['a', '2']])).toEqual({ lost: 1, doubled: 0 });
});

it('finds doubled what is there twice, also if nobody was told', () => {
  const kept = [
    ['a', '1'],
    ['a', '2'],
  ] as const;

  expect(compare([], kept)).toEqual({ lost: 0, doubled: 1 });
});

it('finds doubled what was given two numbers, and takes the same answer twice as one', () => {
  const told = [
    ['a', '1'],
    ['a', '2'],
    ['b', '3'],
    ['b', '3'],
  ] as const;
  const kept = [
    ['a', '1'],
    ['b', '3'],
  ] as const;

  expect(compare(told, kept)).toEqual({ lost: 1, doubled: 1 });
});

it('adds up', () => {
  expect(
    sumOf([
      { lost: 1, doubled: 0 },
      { lost: 2, doubled: 3 },
    ]),
  ).toEqual({ lost: 3, doubled: 3 });
});
