import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits until one more request is within the rate; what is given says that it came back. In whose
 * name it is sent makes no difference: a gateway bears what it bears.
 */
export type Pace = () => Promise<Arrived>;

/** Told when a request must have arrived: its reply is here, or none will come. */
export type Arrived = () => void;

/** What measures the time, in milliseconds. */
export interface Clock {
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

const realClock: Clock = { now: () => performance.now(), wait };

/** One of the requests that may be under way within a span. */
interface Place {
  /** When its request had arrived for certain; Infinity as long as it is under way. */
  arrivedAt: number;
}

/**
 * Never more than `rate` requests in any one second, counted where they arrive: a place is free a
 * second after its request was answered, because a slow way there would else bring requests closer
 * together than they were sent. Below one a second, the requests are spread evenly. Callers are
 * served in the order in which they asked.
 */
export function createPace(rate: number, clock: Clock = realClock): Pace {
  const size = Math.max(1, Math.floor(rate));
  const span = (size / rate) * 1000;
  const places: Place[] = [];
  let changed = Promise.withResolvers<void>();
  let last: Promise<unknown> = Promise.resolve();

  const enter = async (): Promise<Arrived> => {
    while (places.length >= size && !drop(places, clock.now() - span)) {
      const first = Math.min(...places.map(({ arrivedAt }) => arrivedAt));
      const left = Math.ceil(first + span - clock.now());
      await (first === Infinity ? changed.promise : clock.wait(left));
    }
    const place = { arrivedAt: Infinity };
    places.push(place);
    return () => {
      place.arrivedAt = clock.now();
      changed.resolve();
      changed = Promise.withResolvers();
    };
  };

  return () => {
    const entered = last.then(enter);
    last = entered;
    return entered;
  };
}

/** Takes away a place whose request arrived that long ago; says whether there was one. */
function drop(places: Place[], before: number): boolean {
  const free = places.findIndex(({ arrivedAt }) => arrivedAt <= before);
  if (free !== -1) places.splice(free, 1);
  return free !== -1;
}

/** What a gateway bears when the target file says nothing: much on loopback, little elsewhere. */
export function defaultRate(url: string): number {
  const { hostname } = new URL(url);
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname) ? 200 : 5;
}
