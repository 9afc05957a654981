import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import type { Connection } from '../sql/connection.ts';
import type { Script, Statement, Values } from '../sql/script.ts';
import { inTurn } from './in-turn.ts';
import { done, named } from './statement.ts';
import { transacted } from './transaction.ts';
import { postgresVocabulary } from './vocabulary.ts';

/**
 * Typed SQL over some of the tables of a database. Commits are on disk before they resolve, as the
 * database itself has it by default.
 */
export function connect<Tables>(pool: Pool): Connection<Tables> {
  const once = async (statement: Statement<unknown>, values: Values) =>
    done(pool, { statement, values });
  const commit = <Output>(script: () => Script<Output>) => transacted(pool, 'begin', script);
  return {
    sql: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    vocabulary: postgresVocabulary,
    statement: named,
    async read<Row>(statement: Statement<Row>, values: Values) {
      // It was prepared for rows of this kind.
      return (await once(statement, values)).rows as readonly Row[];
    },
    async readFirst<Row>(statement: Statement<Row>, values: Values) {
      // As above.
      return (await once(statement, values)).rows[0] as Row | undefined;
    },
    write: (statement) => async (values) => (await once(statement, values)).changes,
    commit: (script) => (input) => commit(() => script(input)),
    commitInTurn: (script) => inTurn((inputs) => commit(() => script(inputs))),
    snapshot: (script) => transacted(pool, 'begin isolation level repeatable read', script),
  };
}
