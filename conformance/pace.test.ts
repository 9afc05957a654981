import { describe, expect, it } from 'vitest';
import { createPace, defaultRate } from './pace.ts';

/** When each of `count` waits for the keys, asked for at once, was over. */
async function times(rate: number, keys: readonly string[]): Promise<readonly number[]> {
  const pace = createPace(rate);
  return Promise.all(
    keys.map(async (key) => {
      await pace(key);
      return performance.now();
    }),
  );
}

describe('the pace', () => {
  it('never lets more than the rate pass in any one second', async () => {
    const at = await times(20, Array(41).fill('a'));

    const sorted = at.toSorted((a, b) => a - b);
    const windows = sorted.slice(20).map((time, index) => time - (sorted[index] ?? 0));
    // The clock of the test reads a moment after the one of the pace.
    expect(Math.min(...windows)).toBeGreaterThan(990);
  });

  it('counts each key for itself', async () => {
    const order: string[] = [];
    const pace = createPace(1);
    await pace('a');
    const late = pace('a').then(() => order.push('a'));

    await pace('b');
    order.push('b');
    await late;

    expect(order).toEqual(['b', 'a']);
  });

  it('keeps the order in which callers asked', async () => {
    const pace = createPace(10);
    const order: number[] = [];

    await Promise.all(
      Array.from({ length: 15 }, async (_, index) => {
        await pace('a');
        order.push(index);
      }),
    );

    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('spreads requests when less than one a second is allowed', async () => {
    const [first = 0, second = 0] = await times(0.9, ['a', 'a']);

    expect(second - first).toBeGreaterThan(1_100);
  });
});

describe('the rate that nobody named', () => {
  it.each([
    ['http://127.0.0.1:8080', 200],
    ['http://localhost/', 200],
    ['http://[::1]:1', 200],
    ['https://gateway.example', 5],
    ['http://127.example.com', 5],
    ['http://localhost.example', 5],
  ])('is for %s %i a second', (url, rate) => {
    expect(defaultRate(url)).toBe(rate);
  });
});
