import { type Kysely, sql as literal } from 'kysely';
import type { Chain } from './audit-chain.ts';
import type { Connection } from './connection.ts';
import type { Migrations } from './migrations.ts';
import type { Vocabulary } from './vocabulary.ts';

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
export const auditMigrations = (chain: Chain, words: Vocabulary): Migrations => ({
  '0001-calls': {
    async up(sql: Kysely<AuditTables>) {
      await sql.schema
        .createTable('calls')
        .addColumn('sequence', words.whole, (column) => column.primaryKey())
        .addColumn('at', words.whole, (column) => column.notNull())
        .addColumn('contract', words.text, (column) => column.notNull())
        .addColumn('request_id', words.text, (column) => column.notNull())
        .addColumn('username', words.text)
        .addColumn('operation', words.text)
        .addColumn('unisc_id', words.text)
        .addColumn('license_id', words.text)
        .addColumn('outcome', words.text, (column) => column.notNull())
        .addColumn('reason', words.text)
        .addColumn('milliseconds', words.real, (column) => column.notNull())
        .addColumn('tag', words.bytes, (column) => column.notNull())
        .execute();
      await sql.schema
        .createTable('head')
        .addColumn('id', words.whole, (column) => column.primaryKey().check(literal`id = 1`))
        .addColumn('sequence', words.whole, (column) => column.notNull())
        .addColumn('tag', words.bytes, (column) => column.notNull())
        .addColumn('seal', words.bytes, (column) => column.notNull())
        .execute();
      const begin = { id: 1, sequence: 0, tag: chain.first, seal: chain.seal(0, chain.first) };
      await sql.insertInto('head').values(begin).execute();
      const refusals = [
        ...words.refusal('update', 'calls'),
        ...words.refusal('delete', 'calls'),
        ...words.refusal('delete', 'head'),
      ];
      for (const refusal of refusals) await refusal.execute(sql);
    },
  },
});

/** Rows as the port knows them, with their tags. */
export const auditRows = ({ sql }: Pick<Connection<AuditTables>, 'sql'>) =>
  sql
    .selectFrom('calls')
    .select([
      ...(['sequence', 'at', 'contract', 'request_id as requestId', 'username'] as const),
      ...(['operation', 'unisc_id as uniscId', 'license_id as licenseID'] as const),
      ...(['outcome', 'reason', 'milliseconds', 'tag'] as const),
    ])
    .orderBy('sequence');

export const auditHead = ({ sql }: Pick<Connection<AuditTables>, 'sql'>) =>
  sql.selectFrom('head').select(['sequence', 'tag', 'seal']);
