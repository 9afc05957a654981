import { type Audit, type AuditRecord, auditFields, longestText } from '../audit-port.ts';
import { type Chain, type Head, isSame } from './audit-chain.ts';
import { headParameters, rowParameters, type StoredRow } from './audit-rows.ts';
import { type Shortcut, shortcut } from './audit-shortcut.ts';
import { type AuditTables, auditHead } from './audit-tables.ts';
import { type Connection, inOrder } from './connection.ts';
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
    const some = records.filter((record) => record !== undefined);
    const { rows, next } = behind(chain, yield* head.read(), some);
    yield* store(rows);
    yield* move(next);
    head.trust(next);
    return records.map(() => undefined);
  });
  const writeAlone = connection.vocabulary.changesWithin
    ? alone({ chain, head, add: shortcut(connection) }, write)
    : write;
  return {
    append: (record) => writeAlone(storable(record)),
    // The head is written as it is: a disk that is full shows no sooner.
    ping: () => write(undefined),
  };
}

/** The rows of some records behind a head, and the head that is then the last one. */
function behind(chain: Chain, { sequence, tag }: Head, records: readonly AuditRecord[]) {
  const rows: StoredRow[] = [];
  let last = { sequence, tag };
  for (const record of records) {
    const number = last.sequence + 1;
    last = { sequence: number, tag: chain.next(last.tag, number, record) };
    rows.push({ ...record, ...last });
  }
  return { rows, next: { ...last, seal: chain.seal(last.sequence, last.tag) } };
}

interface AloneParts {
  readonly chain: Chain;
  readonly head: ReturnType<typeof trustedHead>;
  readonly add: Shortcut;
}

/** Takes the shortcut for a record while no other waits, here or, as far as is known, elsewhere. */
function alone(
  { chain, head, add }: AloneParts,
  write: (record: AuditRecord) => Promise<unknown>,
): Audit['append'] {
  let underWay = 0;

  async function isAdded(record: AuditRecord): Promise<boolean> {
    const from = underWay === 1 ? head.unmoved() : undefined;
    if (!from) return false;
    const { rows, next } = behind(chain, from, [record]);
    const [row] = rows;
    if (!row || !(await add(row, next, from))) return head.moved();
    head.trust(next);
    return true;
  }

  return async (record) => {
    underWay += 1;
    try {
      if (!(await isAdded(record))) await write(record);
    } finally {
      underWay -= 1;
    }
  };
}

/**
 * Reads the head, which is then nobody else's until the transaction ends. Refuses a head that was
 * not made with the key; those that were seen before need no new proof.
 */
function trustedHead(connection: Tables, chain: Chain) {
  const query = connection.vocabulary.exclusively(auditHead(connection));
  const statement = connection.statement<Head>(query);
  let trusted: Head | undefined;
  let isUnmoved = false;
  return {
    *read(): Script<Head> {
      const head = yield* rowOf(statement, []);
      isUnmoved = head !== undefined && trusted !== undefined && isSameHead(head, trusted);
      if (!head || !(isUnmoved || chain.isHead(head))) {
        throw new Error('the head of the audit is missing or not authentic');
      }
      return head;
    },
    trust(head: Head) {
      trusted = head;
    },
    /** The head, if no other process moved it when it was last looked at. */
    unmoved: () => (isUnmoved ? trusted : undefined),
    moved() {
      isUnmoved = false;
      return false;
    },
  };
}

/** All of it: a seal that was seen before proves nothing of another row. */
const isSameHead = (one: Head, other: Head): boolean =>
  one.sequence === other.sequence && isSame(one.tag, other.tag) && isSame(one.seal, other.seal);

/** How many rows one statement stores: each is a way to the database and back. */
const portions = [32, 8, 1];

function storing({ sql, statement }: Tables) {
  const insertion = (count: number) =>
    sql.insertInto('calls').values(Array(count).fill(rowParameters));
  const inserts = portions.map((size) => ({ size, insert: statement(insertion(size)) }));
  const values = inOrder(insertion(1));

  return function* (rows: readonly StoredRow[]): Script<void> {
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
  const update = statement(sql.updateTable('head').set(headParameters));
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
