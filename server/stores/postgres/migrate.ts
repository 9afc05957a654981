import { type Kysely, sql, type Transaction } from 'kysely';
import { UsageError } from '../../../spec/usage-error.ts';
import type { Migrations } from '../sql/migrations.ts';
import { postgresVocabulary } from './vocabulary.ts';

/** Which steps a set of tables has behind it. */
interface StepTable {
  readonly [table: string]: { readonly name: string };
}

/**
 * Brings the tables of one set to the newest form, in one transaction. Several instances may start
 * at the same moment: one migrates, the others then find nothing left to do. Kysely's own migrator
 * reads the description of all tables of the whole database, which others may be changing; this
 * looks at the current schema alone, and makes nothing where nothing is missing.
 */
export async function migrate<T>(
  kysely: Kysely<T>,
  set: string,
  migrations: Migrations,
): Promise<void> {
  const table = `migrations_of_${set}`;
  await kysely.transaction().execute(async (any) => {
    // The steps know which tables there are at their time; the types know the newest ones only.
    const transaction = any as unknown as Transaction<StepTable>;
    await postgresVocabulary.hold?.(table).execute(transaction);
    const done = await stepsDone(transaction, table);
    const unknown = done.find((name) => !Object.hasOwn(migrations, name));
    if (unknown !== undefined) throw newer(unknown);
    const steps = Object.entries(migrations).filter(([name]) => !done.includes(name));
    for (const [name, step] of steps) {
      await step.up(transaction);
      await transaction.insertInto(table).values({ name }).execute();
    }
  });
}

/** The names of the steps done; makes the table for them when there is none. */
async function stepsDone(
  transaction: Transaction<StepTable>,
  table: string,
): Promise<readonly string[]> {
  const { rows } = await postgresVocabulary.columnsOf(table).execute(transaction);
  if (rows.length === 0) {
    const create = transaction.schema
      .createTable(table)
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('done_at', 'timestamptz', (column) => column.defaultTo(sql`now()`));
    await create.execute();
    return [];
  }
  const found = await transaction.selectFrom(table).select('name').execute();
  return found.map(({ name }) => name);
}

const newer = (step: string) =>
  new UsageError({
    zh: `数据库由更新版本的程序建立（步骤 ${step}）；请使用该版本`,
    en: `The database was made by a newer version of the program (step ${step}); use that one`,
  });
