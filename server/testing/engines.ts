import type { Vault } from '../http/security.ts';
import type { Audit } from '../stores/audit-port.ts';
import type { Stores } from '../stores/port.ts';
import { openPostgresAudit } from '../stores/postgres/audit.ts';
import { openPostgresStores } from '../stores/postgres/open.ts';
import { openRedisState } from '../stores/redis/open.ts';
import { openSqliteAudit } from '../stores/sqlite/audit.ts';
import { openSqliteStores } from '../stores/sqlite/open.ts';
import { withState } from '../stores/with-state.ts';
import { addressOf } from './engines/named.ts';
import { ownSchema } from './engines/own-schema.ts';

type Keys = Pick<Vault, 'derivedKey'>;

/** An engine, or two that share the work, that the contract tests of the stores run on. */
export interface TestedEngine {
  readonly name: string;
  /**
   * Opens what is kept at a place: a path of its own, or `:memory:`. A place is empty at first,
   * keeps its content when it is closed and opened again, and can be open more than once.
   */
  open(place: string): Promise<Stores>;
  /** Opens the audit of the same place. */
  openAudit(place: string, vault: Keys): Promise<Audit>;
  /** Whether what has expired stays until it is purged; Redis forgets it by itself. */
  readonly purges: boolean;
}

const databaseUrl = addressOf('database', process.env);
const stateUrl = addressOf('state', process.env);

const sqlite: TestedEngine = {
  name: 'SQLite',
  open: openSqliteStores,
  openAudit: openSqliteAudit,
  purges: true,
};

/** Those that keep what must last, for ports that Redis has no part in. */
export const databases: readonly TestedEngine[] =
  databaseUrl === undefined ? [sqlite] : [sqlite, onPostgres(databaseUrl)];

/** All that are there; `engines/engines.test.ts` names the others. */
export const engines: readonly TestedEngine[] = [
  ...databases,
  ...(stateUrl === undefined ? [] : databases.map((engine) => withRedis(engine, stateUrl))),
];

function onPostgres(url: string): TestedEngine {
  const open = async (place: string) => openPostgresStores(await ownSchema(url, place));
  const openAudit = async (place: string, vault: Keys) =>
    openPostgresAudit(await ownSchema(url, place), vault);
  return { name: 'PostgreSQL', open, openAudit, purges: true };
}

/** The same, but what is short-lived is in Redis, apart for each place. */
function withRedis({ name, open, openAudit }: TestedEngine, url: string): TestedEngine {
  return {
    openAudit,
    name: `${name} and Redis`,
    purges: false,
    async open(place) {
      const lasting = await open(place);
      return withState(lasting, await openRedisState(url, lasting.settings));
    },
  };
}
