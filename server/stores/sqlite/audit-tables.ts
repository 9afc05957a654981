import { type Kysely, sql as literal } from 'kysely';
import type { Chain } from './audit-chain.ts';
import type { Connection } from './connection.ts';
import type { Migrations } from './migrate.ts';

/** The tables of the audit's own file. */
export interface AuditTables {
  calls: {
    sequence: number;
    at: number;
    contract: string;
    request_id: string;
    username: string | null;
    operation: string | null;
    unisc_id: string | null;
    license_id: string | null;
    outcome: string;
    reason: string | null;
    milliseconds: number;
    tag: Buffer;
  };
  /** One row: which call is the last one. */
  head: { id: number; sequence: number; tag: Buffer; seal: Buffer };
}

/**
 * The head comes into being with the tables and at no other time: a file from which it was taken
 * is not taken for a new one. The triggers keep honest programs from changing what was written;
 * it is the tags that betray the others.
 */
export const auditMigrations = (chain: Chain): Migrations => ({
  '0001-calls': {
    async up(sql: Kysely<AuditTables>) {
      await sql.schema
        .createTable('calls')
        .addColumn('sequence', 'integer', (column) => column.primaryKey())
        .addColumn('at', 'integer', (column) => column.notNull())
        .addColumn('contract', 'text', (column) => column.notNull())
        .addColumn('request_id', 'text', (column) => column.notNull())
        .addColumn('username', 'text')
        .addColumn('operation', 'text')
        .addColumn('unisc_id', 'text')
        .addColumn('license_id', 'text')
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addColumn('milliseconds', 'real', (column) => column.notNull())
        .addColumn('tag', 'blob', (column) => column.notNull())
        .execute();
      await sql.schema
        .createTable('head')
        .addColumn('id', 'integer', (column) => column.primaryKey().check(literal`id = 1`))
        .addColumn('sequence', 'integer', (column) => column.notNull())
        .addColumn('tag', 'blob', (column) => column.notNull())
        .addColumn('seal', 'blob', (column) => column.notNull())
        .execute();
      const begin = { id: 1, sequence: 0, tag: chain.first, seal: chain.seal(0, chain.first) };
      await sql.insertInto('head').values(begin).execute();
      for (const action of ['update', 'delete']) await refuse(sql, action, 'calls');
      await refuse(sql, 'delete', 'head');
    },
  },
});

const refuse = (sql: Kysely<AuditTables>, action: string, table: string) =>
  literal
    .raw(
      `create trigger no_${action}_of_${table} before ${action} on ${table}
       begin select raise(abort, 'the audit is only ever added to'); end`,
    )
    .execute(sql);

/** Rows as the port knows them, with their tags. */
export const auditRows = ({ sql }: Connection<AuditTables>) =>
  sql
    .selectFrom('calls')
    .select([
      ...(['sequence', 'at', 'contract', 'request_id as requestId', 'username'] as const),
      ...(['operation', 'unisc_id as uniscId', 'license_id as licenseID'] as const),
      ...(['outcome', 'reason', 'milliseconds', 'tag'] as const),
    ])
    .orderBy('sequence');

export const auditHead = ({ sql }: Connection<AuditTables>) =>
  sql.selectFrom('head').select(['sequence', 'tag', 'seal']);
