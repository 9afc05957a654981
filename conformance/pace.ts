import { setTimeout as wait } from 'node:timers/promises';

/** Waits until one more request of this key is within the rate. */
export type Pace = (key: string) => Promise<void>;

/**
 * Never more than `rate` requests in any one second per key, counted when they are sent.
 * Below one a second, the requests are spread evenly.
 */
export function createPace(rate: number): Pace {
  const sent = new Map<string, number[]>();
  const size = Math.max(1, Math.floor(rate));
  const span = (size / rate) * 1000;

  return async (key) => {
    const ring = sent.get(key) ?? [];
    sent.set(key, ring);
    for (;;) {
      const oldest = ring.length < size ? undefined : ring[0];
      const left = oldest === undefined ? 0 : oldest + span - performance.now();
      if (left <= 0) break;
      await wait(Math.ceil(left));
    }
    if (ring.length >= size) ring.shift();
    ring.push(performance.now());
  };
}

/** What a gateway bears when the target file says nothing: much on loopback, little elsewhere. */
export function defaultRate(url: string): number {
  const { hostname } = new URL(url);
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname) ? 200 : 5;
}
