import { sql } from 'kysely';
import type { Vocabulary } from '../sql/vocabulary.ts';

/** How SQLite says what no other engine says alike. */
export const sqliteVocabulary: Vocabulary = {
  text: 'text',
  whole: 'integer',
  real: 'real',
  bytes: 'blob',
  counted: (column) => column.primaryKey().autoIncrement(),
  keptByKey: sql`without rowid`,
  refusal: (action, table) => [
    sql.raw(
      `create trigger no_${action}_of_${table} before ${action} on ${table}
       begin select raise(abort, 'the audit is only ever added to'); end`,
    ),
  ],
  exclusively: (query) => query,
  // Longer than between two attempts to get hold of the file: see `group-commit.ts`.
  pause: 25,
  isPlaceInEveryIndex: true,
  columnsOf: (table) => sql`select name from pragma_table_info(${table})`,
  indexesOf: (table) => sql`select name from pragma_index_list(${table})`,
};
