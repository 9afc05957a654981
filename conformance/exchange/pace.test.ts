import { describe, expect, it } from 'vitest';
import { type Clock, createPace, defaultRate, type Pace } from './pace.ts';

/** A clock that stands still until somebody waits for it, and then jumps there. */
function createClock(): Clock & { readonly pass: (milliseconds: number) => void } {
  let time = 0;
  return {
    now: () => time,
    wait: async (milliseconds) => {
      time += milliseconds;
    },
    pass: (milliseconds) => {
      time += milliseconds;
    },
  };
}

/** When each of the requests that were asked for at once may be sent; `way` is how long it takes. */
async function times(rate: number, requests: number, way = 0): Promise<readonly number[]> {
  const clock = createClock();
  const pace = createPace(rate, clock);
  const at: number[] = [];
  for (let request = 0; request < requests; request += 1) {
    const arrived = await pace();
    at.push(clock.now());
    clock.pass(way);
    arrived();
  }
  return at;
}

/** How many at most lie within any one second. */
const busiest = (at: readonly number[]): number =>
  Math.max(...at.map((start) => at.filter((one) => one >= start && one < start + 1000).length));

/** Asks for one more than the rate allows; gives what lets the first go, and whether all went. */
async function crowded(pace: Pace, size: number) {
  const arrivals = await Promise.all(Array.from({ length: size }, () => pace()));
  let isIn = false;
  const next = pace().then(() => {
    isIn = true;
  });
  return { arrivals, next, isIn: () => isIn };
}

describe('the pace', () => {
  it.each([1, 5, 20])('never lets more than %i pass in any one second', async (rate) => {
    const at = await times(rate, rate * 8 + 1);

    expect(busiest(at)).toBe(rate);
  });

  it('counts a second from when a request has arrived, however slow its way', async () => {
    const at = await times(5, 11, 300);

    // They may arrive at any time between their sending and their reply.
    expect((at[5] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(1300);
  });

  it('holds a place as long as its request is under way', async () => {
    const clock = createClock();
    const { arrivals, next, isIn } = await crowded(createPace(5, clock), 5);
    clock.pass(60_000);
    await Promise.resolve();

    expect(isIn()).toBe(false);
    for (const arrived of arrivals) arrived();
    await next;
    expect(clock.now()).toBe(61_000);
  });

  it('keeps the order in which callers asked', async () => {
    const pace = createPace(10, createClock());
    const order: number[] = [];

    await Promise.all(
      Array.from({ length: 15 }, async (_, index) => {
        const arrived = await pace();
        order.push(index);
        arrived();
      }),
    );

    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).toHaveLength(15);
  });

  it('spreads requests when less than one a second is allowed', async () => {
    expect(await times(0.5, 3)).toEqual([0, 2000, 4000]);
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
