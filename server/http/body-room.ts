import type { IncomingMessage } from 'node:http';
import type { Clock } from '../platform.ts';
import { largeBytes } from './body.ts';

/**
 * SX-R033: memory for large bodies that anybody may send. A body takes what has come of it, and
 * the whole place only once much of it has come: announcing alone keeps nobody else out.
 */
export interface Room {
  /** Before the body of at most `most` bytes is read; it is paused while there is no room. */
  enter(request: IncomingMessage, most: number): Share;
}

/** What one body takes of the room. */
export interface Share {
  /** So many bytes more have come; gives whether there is room for the whole body. */
  take(bytes: number): boolean;
  /** The body is no longer in memory. */
  leave(): void;
}

/** Milliseconds after which senders that keep others waiting are looked at. */
const patience = 3_000;

/** Who keeps others waiting has ten times that for the whole body. */
const rounds = 10;

/** Bytes that a paused sender who means it has ready in that time; Node holds twice as many. */
const readyBytes = 32 * 1024;

/** A request in the room. */
interface Guest {
  readonly request: IncomingMessage;
  readonly most: number;
  came: number;
  /** What it takes of the room. */
  weight: number;
  /** Bytes that came since the senders were last looked at; all, if it was paused meanwhile. */
  fresh: number;
  isWaiting: boolean;
}

/**
 * A room of so many bytes. When it is full, requests wait but for the oldest, so that one always
 * goes on: memory stays below the room and one body, whoever sends. While somebody waits, those
 * who are too slow to be finished in time are cut off.
 */
export function createRoom(bytes: number, { wait }: Pick<Clock, 'wait'>): Room {
  const guests = new Set<Guest>();
  let taken = 0;
  let isWatched = false;

  /** Whether the guest may go on; if much has come of its body, the place for all is then its. */
  function hasRoom(guest: Guest): boolean {
    const [oldest] = guests;
    const weight = guest.came > largeBytes ? guest.most : guest.came;
    const isRoomy =
      guest === oldest ||
      guest.weight === guest.most ||
      (taken < bytes && taken - guest.weight + weight <= bytes);
    weigh(guest, isRoomy ? weight : Math.max(guest.came, guest.weight));
    return isRoomy;
  }

  function weigh(guest: Guest, weight: number) {
    taken += weight - guest.weight;
    guest.weight = weight;
  }

  function goOnOrWait(guest: Guest): boolean {
    const isRoomy = hasRoom(guest);
    if (isRoomy || guest.isWaiting) return isRoomy;
    guest.isWaiting = true;
    guest.request.pause();
    if (!isWatched) watch();
    return false;
  }

  async function watch() {
    isWatched = true;
    while (isAnyWaiting(guests)) {
      const watched = [...guests];
      for (const guest of watched) guest.fresh = 0;
      await wait(patience);
      if (!isAnyWaiting(guests)) continue;
      for (const guest of watched) if (guests.has(guest)) cutOffIfSlow(guest);
    }
    isWatched = false;
  }

  function enter(request: IncomingMessage, most: number): Share {
    const guest: Guest = { request, most, came: 0, weight: 0, fresh: 0, isWaiting: false };
    guests.add(guest);
    goOnOrWait(guest);
    return {
      take(length) {
        if (!guests.has(guest)) return false;
        guest.came += length;
        guest.fresh += length;
        return goOnOrWait(guest);
      },
      leave() {
        if (!guests.delete(guest)) return;
        taken -= guest.weight;
        if (guest.isWaiting) released(guest);
        for (const other of guests) if (other.isWaiting && hasRoom(other)) released(other);
      },
    };
  }
  return { enter };
}

function released(guest: Guest) {
  guest.isWaiting = false;
  guest.fresh = Number.POSITIVE_INFINITY;
  guest.request.resume();
}

const isAnyWaiting = (guests: ReadonlySet<Guest>) => [...guests].some(({ isWaiting }) => isWaiting);

/** A paused sender shows its will by what it has ready; one that is done is kept up by us. */
function cutOffIfSlow({ request, most, fresh, isWaiting }: Guest) {
  const offered = fresh + request.readableLength;
  if (request.complete || offered >= (isWaiting ? readyBytes : most / rounds)) return;
  request.destroy(new Error('others wait, and too little came'));
}
