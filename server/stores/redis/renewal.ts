import { setTimeout as wait } from 'node:timers/promises';
import type { Settings } from '../port.ts';
import type { Connection } from './connection.ts';
import { type Epoch, epochIn, markOf } from './epoch.ts';
import { none, randomId, readRecord, type SystemRecord, writeRecord } from './record.ts';
import { script } from './script.ts';
import type { Server } from './server.ts';

/** An epoch, and where its system keeps things. */
export interface Settled extends Epoch {
  /** What the names of all keys of the system begin with. */
  readonly root: string;
}

export interface Memory {
  readonly connection: Connection;
  readonly settings: Settings;
  /** Whether nonces that still count were kept elsewhere up to now, so that Redis lacks them. */
  readonly lacksNonces: boolean;
}

/** Attempts, and milliseconds between two, to agree with others that are at it: two seconds. */
const attempts = 40;
const pause = 50;

/** Milliseconds after which one who was to begin an epoch, and did not, has lost his turn. */
const turn = 5_000;

/**
 * The epoch in which Redis and database agree. If they do not, Redis lost its memory and a new
 * epoch begins: one of all instances makes it, in its turn, and the others find it.
 */
export async function settle(memory: Memory): Promise<Settled> {
  const server = memory.connection.server();
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const settled = await agreed(memory, server);
    if (settled) return settled;
    if (!(await began(memory, server))) await wait(pause);
  }
  throw new Error('Redis lost its memory, and another instance is not done with beginning anew');
}

const rootOf = ({ system }: SystemRecord): string => `qiyue:${system}:`;

/** Where the mark of an epoch stands. */
export const markKey = (root: string): string => `${root}epoch`;

const turnKey = (root: string): string => `${root}turn`;

async function agreed(memory: Memory, { run }: Server): Promise<Settled | undefined> {
  const record = await readRecord(memory.settings);
  const epoch = await marked(memory, record);
  const isSame = epoch?.id === record.epoch && epoch.run === run;
  return isSame ? { ...epoch, root: rootOf(record) } : undefined;
}

const get = script("return redis.call('GET', KEYS[1])");

async function marked({ connection }: Memory, record: SystemRecord): Promise<Epoch | undefined> {
  const mark = await connection.run(get, [markKey(rootOf(record))], []);
  return epochIn(typeof mark === 'string' ? mark : undefined);
}

/** Gives the time if the turn was free. */
const take = script(`
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return false end
return redis.call('TIME')[1]`);

const place = script(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[2], ARGV[2])
return 1`);

const giveBack = script(`
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`);

/**
 * Begins an epoch; false if it is the turn of another instance. Nobody works in it before the
 * database knows it. Who lost the turn on the way may leave the two at odds: they are looked at
 * again before anybody goes on.
 */
async function began(memory: Memory, server: Server): Promise<boolean> {
  const { connection, settings } = memory;
  const record = await readRecord(settings);
  const root = rootOf(record);
  const token = randomId();
  const time = await connection.run(take, [turnKey(root)], [token, turn]);
  if (time === null) return false;
  try {
    await begin(memory, server, { token, time: Number(time) });
  } finally {
    await connection.run(giveBack, [turnKey(root)], [token]);
  }
  return true;
}

interface Turn {
  readonly token: string;
  /** The Unix second at which it was taken, by the clock of Redis. */
  readonly time: number;
}

async function begin(memory: Memory, server: Server, { token, time }: Turn) {
  const { connection, settings } = memory;
  const record = await readRecord(settings);
  const root = rootOf(record);
  const { lacksNonces } = memory;
  const before = await marked(memory, record);
  const epoch = following(record, before, { server, time, lacksNonces });
  const words = [token, markOf(epoch)];
  const isPlaced = await connection.run(place, [turnKey(root), markKey(root)], words);
  if (isPlaced === 1 && epoch.id !== record.epoch) {
    await writeRecord(settings, { ...record, epoch: epoch.id });
  }
}

interface Circumstances extends Pick<Memory, 'lacksNonces'> {
  readonly server: Server;
  readonly time: number;
}

/** The epoch that is to be; the one that was goes on if nothing can have been lost. */
function following(
  { epoch }: SystemRecord,
  before: Epoch | undefined,
  { server: { run, isDurable }, time, lacksNonces }: Circumstances,
): Epoch {
  const isWhole = before?.run === run || (before?.isDurable && isDurable);
  if (before?.id === epoch && isWhole) return { ...before, run, isDurable };
  const isWithoutPast = epoch === none && !lacksNonces;
  return { id: randomId(), run, isDurable, lostBefore: isWithoutPast ? 0 : time + 1 };
}
