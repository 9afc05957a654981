import { UsageError } from '../../../spec/usage-error.ts';
import type { Settings } from '../port.ts';
import type { State } from '../state-port.ts';
import { openConnection } from './connection.ts';
import { createGuard, guarded } from './guard.ts';
import { createNonces } from './nonces.ts';
import { placeOf } from './place.ts';
import { isForgetful, type Server } from './server.ts';
import { createSessions } from './sessions.ts';
import { createWindows } from './windows.ts';

/** A write, because a Redis that takes no more of them is of no use. */
const touch = guarded("redis.call('SET', KEYS[2], '', 'EX', 10)");

/**
 * Opens the short-lived state on a Redis or Valkey. `settings` are those of the database that it
 * belongs to: they tell a Redis that is new from one that lost its memory. `lacksNonces` says
 * whether others that still count are kept elsewhere: then Redis is closed as after a loss.
 */
export async function openRedisState(
  url: string,
  settings: Settings,
  lacksNonces = false,
): Promise<State> {
  const place = placeOf(url);
  const connection = await openConnection(place);
  try {
    const server = connection.server();
    if (isForgetful(server)) throw forgetful(place.name, server);
    const guard = await createGuard({ connection, settings, lacksNonces });
    return {
      nonces: createNonces(guard),
      sessions: createSessions(guard),
      windows: createWindows(guard),
      async ping() {
        await guard(touch, ({ root }) => ({ keys: [`${root}touch`], values: [] }));
      },
      close: async () => connection.close(),
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

const forgetful = (name: string, { evictionPolicy }: Server) =>
  new UsageError({
    zh: `${name} 上的 Redis 内存不足时会丢弃数据（maxmemory-policy 为 ${evictionPolicy}），用过的 nonce 会随之丢失；请设为 noeviction`,
    en: `The Redis at ${name} drops data when its memory is full (maxmemory-policy ${evictionPolicy}), and used nonces with it; set noeviction`,
  });
