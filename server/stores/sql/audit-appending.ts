import { type Audit, type AuditRecord, auditFields, longestText } from '../audit-port.ts';
import { type Chain, type Head, isSame } from './audit-chain.ts';
import { type AuditTables, auditHead } from './audit-tables.ts';
import { type Connection, inOrder, parameter } from './connection.ts';
import { changesOf, rowOf, type Script } from './script.ts';

type Tables = Connection<AuditTables>;

/**
 * Adds rows behind the last one, whichever process wrote that: the head is read within the
 * transaction that moves it. One head serves all rows that wait for it together. Rejects if there
 * is no authentic head to begin with.
 */
export async function appending(
  connection: Tables,
  chain: Chain,
): Promise<Pick<Audit, 'append' | 'ping'>> {
  const head = trustedHead(connection, chain);
  await connection.commit(() => head.read())(undefined);
  const store = storing(connection);
  const move = moving(connection);

  const write = connection.commitInTurn(function* (records: readonly (AuditRecord | undefined)[]) {
    let { sequence, tag } = yield* head.read();
    const rows: object[] = [];
    for (const record of records) {
      if (!record) continue;
      sequence += 1;
      tag = chain.next(tag, sequence, record);
      rows.push({ ...record, sequence, tag });
    }
    yield* store(rows);
    const next = { sequence, tag, seal: chain.seal(sequence, tag) };
    yield* move(next);
    head.trust(next);
    return records.map(() => undefined);
  });
  return {
    append: (record) => write(storable(record)),
    // The head is written as it is: a disk that is full shows no sooner.
    ping: () => write(undefined),
  };
}

/**
 * Reads the head, which is then nobody else's until the transaction ends. Refuses a head that was
 * not made with the key; those that were seen before need no new
 * proof.
 */
function trustedHead(connection: Tables, chain: Chain) {
  const query = connection.vocabulary.exclusively(auditHead(connection));
  const statement = connection.statement<Head>(query);
  let trusted: Head | undefined;
  return {
    *read(): Script<Head> {
      const head = yield* rowOf(statement, []);
      if (head && trusted && isSameHead(head, trusted)) return head;
      if (head && chain.isHead(head)) return head;
      throw new Error('the head of the audit is missing or not authentic');
    },
    trust(head: Head) {
      trusted = head;
    },
  };
}

/** All of it: a seal that was seen before proves nothing of another row. */
const isSameHead = (one: Head, other: Head): boolean =>
  one.sequence === other.sequence && isSame(one.tag, other.tag) && isSame(one.seal, other.seal);

/** How many rows one statement stores: each is a way to the database and back. */
const portions = [32, 8, 1];

function storing({ sql, statement }: Tables) {
  const row = {
    sequence: parameter<number>('sequence'),
    at: parameter<number>('at'),
    contract: parameter<string>('contract'),
    request_id: parameter<string>('requestId'),
    username: parameter<string>('username'),
    operation: parameter<string>('operation'),
    unisc_id: parameter<string>('uniscId'),
    license_id: parameter<string>('licenseID'),
    outcome: parameter<string>('outcome'),
    reason: parameter<string>('reason'),
    milliseconds: parameter<number>('milliseconds'),
    tag: parameter<Buffer>('tag'),
  };
  const insertion = (count: number) => sql.insertInto('calls').values(Array(count).fill(row));
  const inserts = portions.map((size) => ({ size, insert: statement(insertion(size)) }));
  const values = inOrder(insertion(1));

  return function* (rows: readonly object[]): Script<void> {
    let stored = 0;
    for (const { size, insert } of inserts) {
      for (; rows.length - stored >= size; stored += size) {
        const some = rows.slice(stored, stored + size);
        yield* changesOf(
          insert,
          some.flatMap((one) => values({ ...one })),
        );
      }
    }
  };
}

function moving({ sql, statement }: Tables) {
  const query = sql.updateTable('head').set({
    sequence: parameter<number>('sequence'),
    tag: parameter<Buffer>('tag'),
    seal: parameter<Buffer>('seal'),
  });
  const update = statement(query);
  return ({ sequence, tag, seal }: Head) => changesOf(update, [sequence, tag, seal]);
}

/** As it comes back from the file: half a surrogate pair would not, and its tag would not hold. */
function storable(record: AuditRecord): AuditRecord {
  const values = auditFields.map((name) => [name, storableValue(record[name])]);
  // The same names with values of the same kinds.
  return Object.fromEntries(values) as AuditRecord;
}

const storableValue = (value: string | number | null) =>
  typeof value === 'string' ? value.slice(0, longestText).toWellFormed() : value;
