import { sql } from 'kysely';
import type { Vocabulary } from '../sql/vocabulary.ts';

/** How PostgreSQL says what no other engine says alike. Names count within the current schema. */
export const postgresVocabulary: Vocabulary = {
  text: sql`text collate "C"`,
  whole: 'bigint',
  real: 'double precision',
  bytes: 'bytea',
  counted: (column) => column.primaryKey().generatedAlwaysAsIdentity(),
  keptByKey: sql``,
  refusal(action, table) {
    const name = `no_${action}_of_${table}`;
    const events = action === 'delete' ? 'delete or truncate' : action;
    return [
      sql.raw(`create function ${name}() returns trigger language plpgsql as
        $$ begin raise exception 'the audit is only ever added to'; end $$`),
      sql.raw(`create trigger ${name} before ${events} on ${table}
        for each statement execute function ${name}()`),
    ];
  },
  hold: (name) =>
    sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ${name}::text, 0))`,
  exclusively: (query) => query.forUpdate(),
  still: (table) => sql`lock table ${sql.table(table)} in share mode`,
  changesWithin: true,
  pause: 0,
  isPlaceInEveryIndex: false,
  columnsOf: (table) => sql`
    select column_name::text as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table}`,
  indexesOf: (table) => sql`
    select indexname::text as name from pg_indexes
    where schemaname = current_schema() and tablename = ${table}`,
};
