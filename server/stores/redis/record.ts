import { randomBytes } from 'node:crypto';
import type { Settings } from '../port.ts';

/** What the database knows of the state on Redis. */
export interface SystemRecord {
  /** Names the system that the database belongs to; several may share one Redis. */
  readonly system: string;
  /** The id of the epoch; `none` before the first. */
  readonly epoch: string;
}

/** No epoch has begun: nothing can have been forgotten. */
export const none = '-';

/** Eight random bytes as text. */
export const randomId = (): string => randomBytes(8).toString('hex');

const name = 'redis-epoch';

/** Reads it; of several that come first, all find the same system. */
export async function readRecord(settings: Settings): Promise<SystemRecord> {
  const known = await settings.get(name);
  if (!known) {
    await settings.add(name, Buffer.from(`${randomId()} ${none}`));
    return readRecord(settings);
  }
  const [system = '', epoch = none] = Buffer.from(known).toString().split(' ');
  return { system, epoch };
}

export const writeRecord = (settings: Settings, { system, epoch }: SystemRecord): Promise<void> =>
  settings.set(name, Buffer.from(`${system} ${epoch}`));
