import { caseFields, entityFields } from '../case-fields.ts';
import type { Cases, NewCase, Row } from '../port.ts';
import { type Connection, compared, inOrder, parameter } from './connection.ts';
import { changesOf, rowOf, type Script } from './script.ts';
import type { MainTables } from './tables.ts';

type Tables = Connection<MainTables>;

/**
 * NM-A33, NM-A36: looks for the `caseid`, then stores the case with all its entities, within one
 * transaction: of two posts at the same moment one stores, and the other finds what it stored.
 */
export function acceptance(connection: Tables): Cases['accept'] {
  const find = search(connection);
  const store = storing(connection);
  const accept = connection.commit(function* ([contract, received]: readonly [string, NewCase]) {
    const known = yield* find(contract, received);
    if (known) return acceptidOf(known, received);
    if (yield* store(contract, received)) return received.acceptid;
    // Another instance has stored one since we looked.
    const stored = yield* find(contract, received);
    return stored && acceptidOf(stored, received);
  });
  return (contract, received) => accept([contract, received]);
}

interface Known {
  readonly acceptid: string;
  readonly digest: Buffer;
}

const acceptidOf = ({ acceptid, digest }: Known, received: NewCase): string | undefined =>
  digest.equals(received.digest) ? acceptid : undefined;

function search({ sql, statement }: Tables) {
  const query = sql
    .selectFrom('cases')
    .select(['acceptid', 'digest'])
    .where('contract', '=', compared<string>('contract'))
    .where('application', '=', compared<string>('application'))
    .where('caseid', '=', compared<string>('caseid'));
  const found = statement<Known>(query);
  return (contract: string, { application, texts }: NewCase) =>
    rowOf(found, [contract, application, texts['caseid'] ?? '']);
}

/** Stores a case whose `caseid` is new, and says whether it was. */
function storing(connection: Tables) {
  const columns = {
    contract: parameter<string>('contract'),
    application: parameter<string>('application'),
    acceptid: parameter<string>('acceptid'),
    account: parameter<string>('account'),
    received_at: parameter<number>('receivedAt'),
    digest: parameter<Uint8Array>('digest'),
    entity_count: parameter<number>('entityCount'),
    ...parametersFor(caseFields),
  };
  const query = connection.sql
    .insertInto('cases')
    .values(columns)
    .onConflict((conflict) => conflict.columns(['contract', 'application', 'caseid']).doNothing())
    .returning('id');
  const insert = connection.statement<{ readonly id: number }>(query);
  const values = inOrder(query);
  const storeEntities = storingEntities(connection);

  return function* (contract: string, { texts, entities, ...rest }: NewCase): Script<boolean> {
    const named = { ...rest, ...texts, contract, entityCount: entities.length };
    const stored = yield* rowOf(insert, values(named));
    if (stored) yield* storeEntities(stored.id, entities);
    return stored !== undefined;
  };
}

/** How many entities one statement stores: with so many it takes half the time of single ones. */
const batch = 50;

function storingEntities({ sql, statement }: Tables) {
  const columns = {
    case_id: parameter<number>('case'),
    position: parameter<number>('position'),
    ...parametersFor(entityFields),
  };
  const one = sql.insertInto('case_entities').values(columns);
  const several = Array.from({ length: batch }, () => columns);
  const single = statement(one);
  const many = statement(sql.insertInto('case_entities').values(several));
  const values = inOrder(one);

  return function* (id: number, entities: readonly Row[]): Script<void> {
    const valuesOf = (entity: Row, index: number) =>
      values({ ...entity, case: id, position: index + 1 });
    const whole = entities.length - (entities.length % batch);
    for (let start = 0; start < whole; start += batch) {
      const rows = entities.slice(start, start + batch);
      yield* changesOf(
        many,
        rows.flatMap((entity, index) => valuesOf(entity, start + index)),
      );
    }
    for (let index = whole; index < entities.length; index += 1) {
      yield* changesOf(single, valuesOf(entities[index] ?? {}, index));
    }
  };
}

/** Columns that have the names of the wire, each with a parameter of that name. */
const parametersFor = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, parameter<string>(name)])) as Record<Name, string>;
