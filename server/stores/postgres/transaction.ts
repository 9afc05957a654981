import { setTimeout as wait } from 'node:timers/promises';
import pg, { type Pool, type PoolClient } from 'pg';
import type { Done, Script, Step } from '../sql/script.ts';
import { done as doneBy } from './statement.ts';

/** How a transaction begins. */
export type Beginning = 'begin' | 'begin isolation level repeatable read';

/** Attempts at a transaction that others keep getting in the way of. */
const attempts = 6;

/** Milliseconds before the first repetition; each further one waits twice as long. */
const firstPause = 5;

/** Runs a script in a transaction, again from its start where the database asks for that. */
export async function transacted<Output>(
  pool: Pool,
  begin: Beginning,
  script: () => Script<Output>,
): Promise<Output> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, begin, script());
    } catch (error) {
      if (attempt === attempts || !isWorthRepeating(error)) throw error;
      await wait(Math.random() * firstPause * 2 ** attempt);
    }
  }
}

/** Serialisation failure and deadlock: nothing was done, and the next time it may succeed. */
const isWorthRepeating = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01');

async function once<Output>(pool: Pool, begin: Beginning, script: Script<Output>) {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const output = await ran(client, script);
    await client.query('commit');
    client.release();
    return output;
  } catch (error) {
    await abandoned(client, error);
    throw error;
  }
}

/** A connection whose state is not known any more is closed, and the database then rolls back. */
async function abandoned(client: PoolClient, error: unknown) {
  if (!(error instanceof pg.DatabaseError)) return client.release(true);
  const failure = await client.query('rollback').then(
    () => false,
    () => true,
  );
  client.release(failure);
}

async function ran<Output>(client: PoolClient, script: Script<Output>): Promise<Output> {
  let next = script.next();
  while (!next.done) next = await advance(client, script, next.value);
  return next.value;
}

async function advance<Output>(client: PoolClient, script: Script<Output>, step: Step) {
  let done: Done;
  try {
    done = await doneBy(client, step);
  } catch (error) {
    return script.throw(error);
  }
  return script.next(done);
}
