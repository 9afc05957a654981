import { AsyncLocalStorage } from 'node:async_hooks';
import type { Shed } from '../metrics/watch.ts';
import { createLine } from './line.ts';

/** A call at the door: exactly one of the two is done with it, and once. */
export interface Visitor {
  begin(): void;
  turnAway(reason: Shed): void;
}

/**
 * Calls come in as fast as the server can work, wait in order where that is not at once, and are
 * turned away without delay where waiting would be in vain.
 */
export interface Door {
  admit(visitor: Visitor): void;
  /** Counts work that has all it needs; a body that is still on its way keeps nobody waiting. */
  working<T>(work: () => Promise<T>): Promise<T>;
  /** Within such work: waits without holding a place, as for a reply that is late on purpose. */
  resting(wait: () => Promise<void>): Promise<void>;
  readonly counts: { waiting(): number; working(): number };
}

/** Time as the door knows it. */
export interface DoorClock {
  /** Milliseconds that only go forward. */
  now(): number;
  /** Calls back once the event loop has looked at what else came. */
  soon(step: () => void): void;
}

const systemDoorClock: DoorClock = { now: () => performance.now(), soon: setImmediate };

/** Calls in work at one time; more of them would wait for each other in the database. */
export const mostWorking = 128;

/**
 * Milliseconds in one round of the event loop for calls that have just come, while none waits: so
 * many that what comes together is committed together, so few that nobody else waits long.
 */
export const freshSlice = 15;

/**
 * Who waits is begun with in small portions, so that whoever is turned away learns it soon: so many
 * in a round, within so many milliseconds.
 */
export const lineSteps = 8;
const lineSlice = 1;

/**
 * A round that took longer than a slice for turning others away gives more to those who wait, or
 * they would be forgotten: one call for each millisecond, within this share of the time beyond.
 * Were it a share of all the time, each stall would make the rounds behind it long as well.
 */
const lineShare = 1 / 4;

/** So many may wait however long it takes: a machine that stood still is not overloaded. */
export const fewWaiting = 64;

/** Milliseconds: who would wait longer is not let in; who did is not begun with any more. */
export const patience = 100;
export const longestWait = 300;

/** Whether what goes on is work that a door counts; large bodies have turns of their own. */
const counted = new AsyncLocalStorage<true>();

/** At most `most` calls wait, and beyond a few only as long as their wait makes sense. */
export function createDoor(most: number, clock: DoorClock = systemDoorClock): Door {
  const line = createLine<Visitor>();
  let [working, steps] = [0, 0];
  /** Since when this round of the event loop takes what has just come; until when, what waits. */
  let [freshSince, lineUntil] = [Number.NaN, Number.NaN];

  function arrange(wanted: number) {
    for (; steps < wanted; steps += 1) clock.soon(step);
  }

  function admit(visitor: Visitor) {
    const now = clock.now();
    if (Number.isNaN(freshSince)) freshSince = now;
    arrange(1 + Math.floor(now - freshSince));
    const isFree = line.length() === 0 && working < mostWorking && now - freshSince < freshSlice;
    if (isFree) return visitor.begin();
    if (line.length() >= most) return visitor.turnAway('too-many');
    if (isCrowded() && line.wait(now) > patience) return visitor.turnAway('too-long');
    return line.join(visitor, now);
  }

  const isCrowded = () => line.length() >= fewWaiting;

  /** One step begins with one call: what that does at once is then done before the next look. */
  function step() {
    const now = clock.now();
    steps -= 1;
    if (Number.isNaN(lineUntil)) lineUntil = now + Math.max(lineSlice, lineTime(now));
    freshSince = Number.NaN;
    if (working < mostWorking && now < lineUntil) beginNext(now);
    if (steps > 0) return;
    lineUntil = Number.NaN;
    if (working < mostWorking) arrange(Math.min(lineSteps, line.length()));
  }

  const lineTime = (now: number) =>
    Number.isNaN(freshSince) ? 0 : (now - freshSince - freshSlice) * lineShare;

  function beginNext(now: number) {
    const next = line.next(now);
    if (!next) return;
    if (isCrowded() && now - next.since > longestWait) next.visitor.turnAway('too-long');
    else next.visitor.begin();
  }

  function leave() {
    working -= 1;
    if (line.length() > 0) arrange(1);
  }

  return {
    admit,
    async working(work) {
      working += 1;
      try {
        return await counted.run(true, work);
      } finally {
        leave();
      }
    },
    async resting(wait) {
      if (!counted.getStore()) return wait();
      leave();
      try {
        await wait();
      } finally {
        working += 1;
      }
    },
    counts: { waiting: line.length, working: () => working },
  };
}

/** A door that stands open: everybody comes in at once. */
export function createOpenDoor(): Door {
  let working = 0;
  return {
    admit: (visitor) => visitor.begin(),
    async working(work) {
      working += 1;
      try {
        return await work();
      } finally {
        working -= 1;
      }
    },
    resting: (wait) => wait(),
    counts: { waiting: () => 0, working: () => working },
  };
}
