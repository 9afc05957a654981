import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { alteredDocument, missingDocument } from '../../licences/faults.ts';
import type { LicenceFiles } from '../../licences/files.ts';
import { type Connection, finding, parameter } from '../sql/connection.ts';
import type { Migrations } from '../sql/migrations.ts';
import type { Vocabulary } from '../sql/vocabulary.ts';

/** SX-R033: the documents of licences, where several instances can all read them. */
export interface DocumentTables {
  licence_documents: { digest: Uint8Array; content: Uint8Array };
}

/** The table of the documents, each once. */
export const documentMigrations = (words: Vocabulary): Migrations => ({
  '0001-licence-documents': {
    async up(sql: Kysely<unknown>) {
      await sql.schema
        .createTable('licence_documents')
        .addColumn('digest', words.bytes, (column) => column.primaryKey())
        .addColumn('content', words.bytes, (column) => column.notNull())
        .execute();
    },
  },
});

const digestOf = (bytes: Uint8Array): Buffer => createHash('sm3').update(bytes).digest();

/** The same port as the files beside a SQLite database. */
export function createLicenceDocuments(connection: Connection<DocumentTables>): LicenceFiles {
  const insert = connection.sql
    .insertInto('licence_documents')
    .values({ digest: parameter<Uint8Array>('digest'), content: parameter<Uint8Array>('content') })
    .onConflict((conflict) => conflict.doNothing());
  const keep = connection.write(connection.statement(insert));
  const find = finding<{ readonly content: Buffer }, DocumentTables>(
    connection,
    connection.sql
      .selectFrom('licence_documents')
      .select('content')
      .where('digest', '=', parameter<Uint8Array>('digest')),
  );
  return {
    async keep(bytes) {
      const digest = digestOf(bytes);
      await keep([digest, bytes]);
      return digest;
    },
    async read(digest) {
      const found = await find(digest);
      const name = Buffer.from(digest).toString('hex');
      if (!found) throw missingDocument(name);
      if (!digestOf(found.content).equals(digest)) throw alteredDocument(name);
      return found.content;
    },
  };
}
