import type { Settings } from '../port.ts';
import type { Connection } from './connection.ts';
import type { MainTables } from './tables.ts';

/** Small facts about this database. */
export const createSettings = ({ sql }: Connection<MainTables>): Settings => ({
  async get(name) {
    const row = await sql
      .selectFrom('settings')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirst();
    return row?.value;
  },
  async set(name, value) {
    await sql
      .insertInto('settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  },
  async add(name, value) {
    const { numInsertedOrUpdatedRows } = await sql
      .insertInto('settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  },
});
