import type { Accounts } from '../port.ts';
import { type Connection, compared, finding } from './connection.ts';
import type { MainTables } from './tables.ts';

/** NM-R026: who may log in for an application. */
export function createAccounts(connection: Connection<MainTables>): Accounts {
  const { sql } = connection;
  const has = finding(
    connection,
    sql
      .selectFrom('accounts')
      .select('name')
      .where('contract', '=', compared<string>('contract'))
      .where('application', '=', compared<string>('application'))
      .where('name', '=', compared<string>('name')),
  );
  return {
    has: async (contract, { application, name }) =>
      (await has(contract, application, name)) !== undefined,
    async list(contract, application) {
      const rows = await sql
        .selectFrom('accounts')
        .select('name')
        .where('contract', '=', contract)
        .where('application', '=', application)
        .orderBy('name')
        .execute();
      return rows.map(({ name }) => name);
    },
    async add(contract, account) {
      const { numInsertedOrUpdatedRows } = await sql
        .insertInto('accounts')
        .values({ contract, ...account })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async remove(contract, { application, name }) {
      const { numDeletedRows } = await sql
        .deleteFrom('accounts')
        .where('contract', '=', contract)
        .where('application', '=', application)
        .where('name', '=', name)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    },
  };
}
