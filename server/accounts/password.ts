/**
 * SX-R042, SX-R050: passwords, which people choose, at rest and at the door. They are hashed with
 * Argon2id, so that a copy of the database is of little use; since every call carries one, the
 * answers to recent questions are remembered, in memory only and under a key of this process.
 */

import { argon2, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { createTurns } from '../turns.ts';
import { type Argon2Cost, argon2Hash, argon2Text } from './argon2-text.ts';

/**
 * The choice among OWASP's equivalents that takes the least memory, and here also the least time:
 * about 25 ms. A call that has to be proved anew costs so much.
 */
const cost: Argon2Cost = { memory: 7_168, passes: 5, parallelism: 1 };
const saltBytes = 16;
const tagBytes = 32;

/** How many answers are remembered, right and wrong ones. */
const memoryLimit = 10_000;

/** Characters of a name whose stand-in is remembered: a flood of long ones must fill no memory. */
const longestName = 100;

/** Of the four threads that Node has for such work two stay free, for files above all. */
const atOnce = 2;

/** How many wait behind them: the last of them for about a second. */
const queueLimit = 64;

/** So many passwords wait to be proved that one more would wait too long; the caller may retry. */
export class TooManyProofs extends Error {
  override readonly name = 'TooManyProofs';
}

/** Proves passwords; a bounded number at a time, and none twice. */
export interface Proofs {
  /** Whether that is the password. Rejects with `TooManyProofs` when too many wait already. */
  proves(password: string, hash: string): Promise<boolean>;
  /**
   * A hash that no password fits, for a name that nobody has: to prove a password by it takes as
   * long as by a real one, also the second time (SX-A45).
   */
  standIn(username: string): string;
  /** A new hash, made in the same queue as the proofs. */
  hash(password: string): Promise<string>;
  /** How many proofs and hashes are being made or wait. */
  underWay(): number;
}

/** A new hash of a password, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const tag = await tagOf(password, { ...cost, salt, tagLength: tagBytes });
  return argon2Text({ ...cost, salt, tag });
}

/** Whether the password is the one of a stored hash; the hash says what that costs. */
export async function isPasswordOf(hash: string, password: string): Promise<boolean> {
  const { tag, ...rest } = argon2Hash(hash);
  return timingSafeEqual(await tagOf(password, { ...rest, tagLength: tag.length }), tag);
}

const derive = promisify(argon2);

const tagOf = (
  password: string,
  { salt, ...rest }: Argon2Cost & { readonly salt: Uint8Array; readonly tagLength: number },
) => derive('argon2id', { message: password, nonce: salt, ...rest });

/** SX-A09: an answer belongs to a password and a hash, so a changed hash is a new question. */
export function createProofs(limit = memoryLimit): Proofs {
  const key = randomBytes(32);
  const known = createMemory<boolean>(limit);
  const standIns = createMemory<string>(limit);
  const asked = new Map<string, Promise<boolean>>();
  const { inTurn, underWay } = createQueue();

  async function prove(question: string, password: string, hash: string) {
    try {
      const answer = await inTurn(() => isPasswordOf(hash, password));
      known.set(question, answer);
      return answer;
    } finally {
      asked.delete(question);
    }
  }

  return {
    async proves(password, hash) {
      const question = createHmac('sha256', key).update(`${hash}\0${password}`).digest('base64');
      const answer = known.get(question);
      if (answer !== undefined) return answer;
      const proof = asked.get(question) ?? prove(question, password, hash);
      asked.set(question, proof);
      return proof;
    },
    standIn(username) {
      const hash = standIns.get(username) ?? standInFor(username, key);
      if (username.length <= longestName) standIns.set(username, hash);
      return hash;
    },
    hash: (password) => inTurn(() => hashPassword(password)),
    underWay,
  };
}

function standInFor(username: string, key: Uint8Array): string {
  const bytes = createHmac('sha512', key).update(username).digest();
  const [salt, rest] = [bytes.subarray(0, saltBytes), bytes.subarray(saltBytes)];
  return argon2Text({ ...cost, salt, tag: rest.subarray(0, tagBytes) });
}

/** Work in turns, and a limit to how much may wait. */
function createQueue() {
  const turns = createTurns(atOnce);
  let begun = 0;
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (begun >= atOnce + queueLimit) throw new TooManyProofs('too many passwords to prove');
    begun += 1;
    try {
      return await turns(1, work);
    } finally {
      begun -= 1;
    }
  }
  return { inTurn, underWay: () => begun };
}

/** Forgets what was not asked for longest, so a flood of wrong guesses displaces no regular. */
function createMemory<Answer>(limit: number) {
  const answers = new Map<string, Answer>();
  return {
    get(question: string): Answer | undefined {
      const answer = answers.get(question);
      if (answer === undefined) return undefined;
      answers.delete(question);
      answers.set(question, answer);
      return answer;
    },
    set(question: string, answer: Answer) {
      const [oldest] = answers.size >= limit ? answers.keys() : [];
      if (oldest !== undefined) answers.delete(oldest);
      answers.set(question, answer);
    },
  };
}
