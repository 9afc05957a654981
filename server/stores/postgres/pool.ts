import pg from 'pg';
import { original } from './texts.ts';

/** How long and how many; all times are milliseconds. */
export interface PoolTerms {
  /** Connections at one time. */
  readonly most: number;
  /** How long one statement may take; 0 for as long as it needs. */
  readonly patience: number;
  /** How long a transaction may do nothing: an instance that froze must not hold up the others. */
  readonly frozen: number;
}

/** What every call gets: a database that does not answer is an outage, not a wait. */
export const callTerms: PoolTerms = { most: 10, patience: 5_000, frozen: 2_500 };

/** For imports and changes of tables, which may take their time. */
export const longTerms: PoolTerms = { most: 2, patience: 0, frozen: 30_000 };

/** Milliseconds for a connection to be made, or for another call to let go of one. */
const connecting = 2_000;

/** Opens connections when they are needed; one that breaks is replaced by the next call. */
export function openPool(url: string, { most, patience, frozen }: PoolTerms): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'qiyue',
    max: most,
    connectionTimeoutMillis: connecting,
    keepAlive: true,
    types: { getTypeParser },
    idle_in_transaction_session_timeout: frozen,
    // Locks and conditions make calls exact; a stricter level would fail single statements for it.
    onConnect: (client) => client.query(`set default_transaction_isolation to 'read committed'`),
    ...(patience > 0 && { query_timeout: patience, statement_timeout: patience }),
  });
  // Whoever uses the connection next is told; while nobody does, nobody is harmed.
  pool.on('error', () => {});
  // One that breaks in somebody's hands, between two statements, is told to the next of them.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

const { INT8, TEXT } = pg.types.builtins;

/** Whole numbers stay below 2^53 here, so they are numbers; texts get back what was put aside. */
const getTypeParser: typeof pg.types.getTypeParser = (
  ...asked: Parameters<typeof pg.types.getTypeParser>
) => {
  const [id, format] = asked;
  if (format !== 'binary' && Number(id) === INT8) return Number;
  if (format !== 'binary' && Number(id) === TEXT) return original;
  return pg.types.getTypeParser(id, format);
};
