import { expect, it } from 'vitest';
import { createLine } from './line.ts';

it('gives back those who wait in their order', () => {
  const line = createLine<string>();
  line.join('first', 0);
  line.join('second', 5);

  expect([line.next(10), line.next(10), line.next(10)]).toEqual([
    { visitor: 'first', since: 0 },
    { visitor: 'second', since: 5 },
    undefined,
  ]);
});

it('knows at least how long the first has waited', () => {
  const line = createLine<string>();
  line.join('first', 0);
  line.join('second', 90);

  expect(line.wait(100)).toBe(100);
});

it('knows how long one more would wait by how fast it moves', () => {
  const line = createLine<string>();
  for (let place = 0; place < 30; place += 1) line.join('one', 0);
  for (let left = 1; left <= 10; left += 1) line.next(left * 10);

  expect(line.length()).toBe(20);
  expect(line.wait(100)).toBe(200);
});

it('does not take one stall of the machine for its pace', () => {
  const line = createLine<string>();
  for (let place = 0; place < 30; place += 1) line.join('one', 0);
  line.next(90);

  expect(line.wait(90)).toBe(90);
});

it('forgets its pace when nobody waits any more', () => {
  const line = createLine<string>();
  for (let place = 0; place < 2; place += 1) line.join('one', 0);
  line.next(1_000);
  line.next(1_000);
  line.join('another', 1_000);
  line.join('another', 1_000);

  expect(line.wait(1_000)).toBe(0);
});
