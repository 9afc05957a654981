import type { Accounts } from '../port.ts';
import { type Connection, compared } from './connection.ts';
import type { MainTables } from './tables.ts';

/** NM-R026: who may log in for an application. */
export function createAccounts({ sql, raw }: Connection<MainTables>): Accounts {
  const has = raw.prepare<[string, string, string]>(
    sql
      .selectFrom('accounts')
      .select('name')
      .where('contract', '=', compared<string>('contract'))
      .where('application', '=', compared<string>('application'))
      .where('name', '=', compared<string>('name'))
      .compile().sql,
  );
  return {
    has: async (contract, { application, name }) =>
      has.get(contract, application, name) !== undefined,
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
