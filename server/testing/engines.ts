import type { Stores } from '../stores/port.ts';
import { openPostgresStores } from '../stores/postgres/open.ts';
import { openRedisState } from '../stores/redis/open.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import { addressOf } from './engines/named.ts';
import { ownSchema } from './engines/own-schema.ts';

/** An engine, or two that share the work, that the contract tests of the stores run on. */
export interface TestedEngine {
  readonly name: string;
  /**
   * Opens what is kept at a place: a path of its own, or `:memory:`. A place is empty at first, keeps
   * its content when it is closed and opened again, and can be open more than once.
   */
  open(place: string): Promise<Stores>;
  /** Whether what has expired stays until it is purged; Redis forgets it by itself. */
  readonly purges: boolean;
}

const databaseUrl = addressOf('database', process.env);
const stateUrl = addressOf('state', process.env);

const sqlite: TestedEngine = { name: 'SQLite', open: openSqliteStores, purges: true };

const databases: readonly TestedEngine[] =
  databaseUrl === undefined ? [sqlite] : [sqlite, onPostgres(databaseUrl)];

/** Those that are there; `engines/engines.test.ts` names the others. */
export const engines: readonly TestedEngine[] = [
  ...databases,
  ...(stateUrl === undefined ? [] : databases.map((engine) => withRedis(engine, stateUrl))),
];

function onPostgres(url: string): TestedEngine {
  const open = async (place: string) => openPostgresStores(await ownSchema(url, place));
  return { name: 'PostgreSQL', open, purges: true };
}

/** The same, but what is short-lived is in Redis, apart for each place. */
function withRedis({ name, open }: TestedEngine, url: string): TestedEngine {
  return {
    name: `${name} and Redis`,
    purges: false,
    async open(place) {
      const kept = await open(place);
      const { ping, close, ...state } = await openRedisState(url, kept.settings);
      return {
        ...kept,
        ...state,
        ping: async () => void (await Promise.all([kept.ping(), ping()])),
        async close() {
          await close();
          await kept.close();
        },
      };
    },
  };
}
