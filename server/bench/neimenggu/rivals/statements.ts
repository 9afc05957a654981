import type { Database } from 'better-sqlite3';
import { createDigest } from '../../../platforms/neimenggu/case-digest.ts';
import { caseFields, entityFields } from '../../../stores/case-fields.ts';
import type { NewCase, Row, Session } from '../../../stores/port.ts';
import { openDurably, openFile } from '../../../stores/sqlite/connection.ts';
import { groupCommit } from '../../../stores/sqlite/group-commit.ts';
import { contract } from '../scene.ts';

/** What a valid body holds, and the digest of its content: the reference server's own. */
export function caseIn(body: unknown): Pick<NewCase, 'texts' | 'entities' | 'digest'> {
  // The contract's schema has let it pass.
  const texts = body as Row & { readonly penaltylist: readonly Row[] };
  const entities = texts.penaltylist;
  const digest = createDigest();
  digest.add(caseFields.map((name) => texts[name] ?? ''));
  for (const entity of entities) digest.add(entityFields.map((name) => entity[name] ?? ''));
  return { texts, entities, digest: digest.value() };
}

/** Prepared statements that store a case row by row; the transaction is the caller's. */
export function prepareInserts(raw: Database): (received: NewCase) => void {
  const insertCase = raw.prepare(
    `insert into cases (contract, application, acceptid, account, received_at, digest,
       entity_count, ${caseFields.join(', ')})
     values (?, ?, ?, ?, ?, ?, ?, ${caseFields.map(() => '?').join(', ')})`,
  );
  const insertEntity = raw.prepare(
    `insert into case_entities (case_id, position, ${entityFields.join(', ')})
     values (?, ?, ?, ?, ?, ?)`,
  );
  return ({ application, acceptid, account, receivedAt, digest, texts, entities }) => {
    const known = [contract, application, acceptid, account, receivedAt, digest, entities.length];
    const given = caseFields.map((name) => texts[name]);
    const { lastInsertRowid } = insertCase.run(...known, ...given);
    let position = 0;
    for (const { pripid, uniscid, legal, enttype } of entities) {
      position += 1;
      insertEntity.run(lastInsertRowid, position, pripid, uniscid, legal, enttype);
    }
  };
}

/**
 * The read and the write of a case on files opened like the reference server's, with its commits:
 * shared by what arrives at one time, and on disk before the reply.
 */
export function openStatements(database: string) {
  const state = openFile(database.replace(/\.sqlite$/, '.state.sqlite'));
  const durable = openDurably(database);
  const session = state.prepare<[string, Uint8Array, number], Session>(
    `select application, account, expires_at as expiresAt from sessions
     where contract = +? and digest = +? and expires_at > +?`,
  );
  const known = durable.prepare<[string, string, string], { acceptid: string; digest: Buffer }>(
    `select acceptid, digest from cases
     where contract = +? and application = +? and caseid = +?`,
  );
  const insert = prepareInserts(durable);
  return {
    session: (digest: Uint8Array, now: number) => session.get(contract, digest, now),
    accept: groupCommit(durable, (received: NewCase): string | undefined => {
      const before = known.get(contract, received.application, received.texts['caseid'] ?? '');
      if (before) return before.digest.equals(received.digest) ? before.acceptid : undefined;
      insert(received);
      return received.acceptid;
    }),
  };
}
