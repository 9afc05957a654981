import { type Audit, type AuditRecord, auditFields, longestText } from '../audit-port.ts';
import { type Chain, type Head, isSame } from './audit-chain.ts';
import { type AuditTables, auditHead } from './audit-tables.ts';
import { type Connection, parameter, parameterNames } from './connection.ts';
import { commitGroups } from './group-commit.ts';

type Tables = Connection<AuditTables>;

/** Milliseconds that a row waits while another process writes its own. */
const patience = 5_000;

/**
 * Adds rows behind the last one, whichever process wrote that: the head is read within the
 * transaction that moves it. One head serves all rows that arrived in one turn. Throws if there
 * is no authentic head to begin with.
 */
export function appending(connection: Tables, chain: Chain): Pick<Audit, 'append' | 'ping'> {
  const head = trustedHead(connection, chain);
  head.read();
  const store = storing(connection);
  const move = moving(connection);

  function begin() {
    let { sequence, tag } = head.read();
    return {
      write(record: AuditRecord | undefined) {
        if (!record) return;
        sequence += 1;
        tag = chain.next(tag, sequence, record);
        store({ ...record, sequence, tag });
      },
      end() {
        const next = { sequence, tag, seal: chain.seal(sequence, tag) };
        move(next);
        head.trust(next);
      },
    };
  }
  const write = commitGroups(connection.raw, begin, patience);
  return {
    append: (record) => write(storable(record)),
    // The head is written as it is: a disk that is full shows no sooner.
    ping: () => write(undefined),
  };
}

/** Refuses a head that was not made with the key; those that were seen before need no new proof. */
function trustedHead(connection: Tables, chain: Chain) {
  const statement = connection.raw.prepare<[], Head>(auditHead(connection).compile().sql);
  let trusted: Buffer = Buffer.alloc(0);
  return {
    read(): Head {
      const head = statement.get();
      if (head && isSame(head.seal, trusted)) return head;
      if (head && chain.isHead(head)) return head;
      throw new Error('the head of the audit is missing or not authentic');
    },
    trust({ seal }: Head) {
      trusted = seal;
    },
  };
}

function storing({ sql, raw }: Tables) {
  const query = sql
    .insertInto('calls')
    .values({
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
    })
    .compile();
  const statement = raw.prepare(query.sql);
  const order = parameterNames(query);
  return (values: Readonly<Record<string, unknown>>) =>
    statement.run(order.map((name) => values[name]));
}

function moving({ sql, raw }: Tables) {
  const query = sql.updateTable('head').set({
    sequence: parameter<number>('sequence'),
    tag: parameter<Buffer>('tag'),
    seal: parameter<Buffer>('seal'),
  });
  const statement = raw.prepare(query.compile().sql);
  return ({ sequence, tag, seal }: Head) => statement.run(sequence, tag, seal);
}

/** As it comes back from the file: half a surrogate pair would not, and its tag would not hold. */
function storable(record: AuditRecord): AuditRecord {
  const values = auditFields.map((name) => [name, storableValue(record[name])]);
  // The same names with values of the same kinds.
  return Object.fromEntries(values) as AuditRecord;
}

const storableValue = (value: string | number | null) =>
  typeof value === 'string' ? value.slice(0, longestText).toWellFormed() : value;
