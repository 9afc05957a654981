import { Redis } from 'ioredis';
import { UsageError } from '../../../spec/usage-error.ts';
import { gathering } from './gathering.ts';
import type { Place } from './place.ts';
import type { Script } from './script.ts';
import { isForgetful, type Server, serverOf } from './server.ts';

/** A connection that comes back by itself; what is asked of it meanwhile fails at once. */
export interface Connection {
  /** The server that is connected; throws if none is. */
  server(): Server;
  /** Runs a script there: it goes to the `server()` of this moment or to nobody. */
  run(script: Script, keys: readonly string[], values: readonly Value[]): Promise<unknown>;
  close(): void;
}

export type Value = string | number;

/** Milliseconds after which a server that says nothing counts as away. */
const patience = 2_000;

/** The longest pause between two attempts to get back to it, in milliseconds. */
const longestPause = 500;

/**
 * Nothing waits for a server that is away, and nothing is sent twice: who asked is told at once,
 * and whoever called him may call again.
 */
const behaviour = {
  lazyConnect: true,
  protocol: 2,
  connectTimeout: patience,
  socketTimeout: patience,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  retryStrategy: (attempt: number) => Math.min(20 * 2 ** attempt, longestPause),
  // A master that was made a replica: its name may lead to the new master by now.
  reconnectOnError: ({ message }: Error) => message.startsWith('READONLY'),
} as const;

/** Connects; if that fails it is for the operator to mend. */
export async function openConnection({ options, name }: Place): Promise<Connection> {
  const redis = new Redis({ ...options, ...behaviour });
  const link = follow(redis, options.password);
  const gather = gathering(() => redis.stream);
  const away = () => new Error(`Redis at ${name} does not answer: ${link.trouble()}`);
  if (!(await link.opened())) {
    redis.disconnect();
    throw unreachable(name, link.trouble());
  }
  return {
    server() {
      const server = link.server();
      if (!server) throw away();
      return server;
    },
    async run(script, keys, values) {
      gather();
      try {
        return await evaluated(redis, script, [keys.length, ...keys, ...values]);
      } catch (error) {
        throw isReply(error) ? new Error(`Redis at ${name} refuses: ${error.message}`) : away();
      }
    },
    close: () => redis.disconnect(),
  };
}

/** Knows which server is connected, and what stands in the way if none is. */
function follow(redis: Redis, password: string | undefined) {
  let server: Server | undefined;
  let cause: string | undefined;
  let connections = 0;
  let identified: Promise<void> | undefined;

  const blame = (error: unknown) => {
    cause = masked(error instanceof Error ? error.message : String(error), password);
  };
  async function identify(connection: number) {
    try {
      const found = await serverOf(redis);
      if (connection !== connections) return;
      if (connection > 0 && isForgetful(found)) throw new Error(forgets(found));
      [server, cause] = [found, undefined];
    } catch (error) {
      blame(error);
      redis.disconnect(true);
    }
  }
  redis.on('error', blame);
  redis.on('ready', () => {
    identified = identify(connections);
  });
  redis.on('close', () => {
    server = undefined;
    connections += 1;
  });
  return {
    server: () => server,
    trouble: () => cause ?? 'the connection was closed',
    async opened(): Promise<boolean> {
      await redis.connect().catch((error) => (cause === undefined ? blame(error) : undefined));
      await identified;
      return server !== undefined;
    },
  };
}

/** Said here only when it was changed since the start: then nobody may rely on this Redis. */
const forgets = ({ evictionPolicy }: Server): string =>
  `maxmemory-policy was changed to ${evictionPolicy}; set noeviction`;

type Arguments = [keyCount: number, ...keysAndValues: Value[]];

/** By its digest; a server that does not know the script yet is sent its text. */
async function evaluated(redis: Redis, { text, digest }: Script, values: Arguments) {
  try {
    return await redis.evalsha(digest, ...values);
  } catch (error) {
    if (isReply(error) && error.message.startsWith('NOSCRIPT')) return redis.eval(text, ...values);
    throw error;
  }
}

/** What the server itself said, as opposed to what became of the connection. */
const isReply = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'ReplyError';

/** Some servers repeat the words of a command that they refuse, and one of those holds it. */
const masked = (text: string, password: string | undefined): string =>
  password ? text.replaceAll(password, '…') : text;

const unreachable = (name: string, cause: string) =>
  new UsageError({
    zh: `无法使用 ${name} 上的 Redis：${cause}；请检查 QIYUE_STATE_URL`,
    en: `Cannot use the Redis at ${name}: ${cause}; check QIYUE_STATE_URL`,
  });
