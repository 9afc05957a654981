import { createTurns } from '../../turns.ts';
import type { Entrance } from './handlers.ts';

/** Bytes of a body that nobody need wait for, some hundreds of entities. */
const freeBytes = 64 * 1024;

/** Bytes of larger bodies that are worked on at one time. */
const roomBytes = 1024 * 1024;

/**
 * NM-A25: a large case takes several times its size in memory, and a second to write. Many at once
 * would fill the one and hold up everybody for the sum of the other, so they take turns; whether
 * the session lives is looked at when the turn has come.
 */
export function inTurns(entrance: Entrance): Entrance {
  const inTurn = createTurns(roomBytes);
  return (call) => {
    const { length } = call.body;
    return length <= freeBytes ? entrance(call) : inTurn(length, () => entrance(call));
  };
}
