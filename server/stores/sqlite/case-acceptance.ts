import { caseFields, entityFields } from '../case-fields.ts';
import type { Cases, NewCase, Row } from '../port.ts';
import { type Connection, compared, parameter, parameterNames } from './connection.ts';
import { groupCommit, patience } from './group-commit.ts';
import type { MainTables } from './tables.ts';

type Tables = Connection<MainTables>;

/**
 * NM-A33, NM-A36: looks for the `caseid`, then stores the case with all its entities, within one
 * transaction: of two posts at the same moment one stores, and the other finds what it stored.
 */
export function acceptance(connection: Tables): Cases['accept'] {
  const find = search(connection);
  const store = storing(connection);

  function decide([contract, received]: readonly [string, NewCase]): string | undefined {
    const known = find(contract, received);
    if (known) return known.digest.equals(received.digest) ? known.acceptid : undefined;
    store(contract, received);
    return received.acceptid;
  }
  const accept = groupCommit(connection.raw, decide, patience);
  return (contract, received) => accept([contract, received]);
}

function search({ sql, raw }: Tables) {
  const query = sql
    .selectFrom('cases')
    .select(['acceptid', 'digest'])
    .where('contract', '=', compared<string>('contract'))
    .where('application', '=', compared<string>('application'))
    .where('caseid', '=', compared<string>('caseid'));
  const statement = raw.prepare<string[], { acceptid: string; digest: Buffer }>(
    query.compile().sql,
  );
  return (contract: string, { application, texts }: NewCase) =>
    statement.get(contract, application, texts['caseid'] ?? '');
}

function storing({ sql, raw }: Tables) {
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
  const query = sql.insertInto('cases').values(columns).compile();
  const statement = raw.prepare(query.sql);
  const order = parameterNames(query);
  const storeEntities = storingEntities({ sql, raw });

  return (contract: string, { texts, entities, ...rest }: NewCase) => {
    const values = { ...rest, ...texts, contract, entityCount: entities.length };
    const { lastInsertRowid } = statement.run(valuesIn(values, order));
    storeEntities(lastInsertRowid, entities);
  };
}

/** How many entities one statement stores: with so many it takes half the time of single ones. */
const batch = 50;

function storingEntities({ sql, raw }: Tables) {
  const columns = {
    case_id: parameter<number>('case'),
    position: parameter<number>('position'),
    ...parametersFor(entityFields),
  };
  const statementFor = (count: number) => {
    const rows = Array.from({ length: count }, () => columns);
    return raw.prepare(sql.insertInto('case_entities').values(rows).compile().sql);
  };
  const [many, single] = [statementFor(batch), statementFor(1)];
  const order = parameterNames(sql.insertInto('case_entities').values(columns).compile());

  return (id: number | bigint, entities: readonly Row[]) => {
    const valuesOf = (entity: Row, index: number) =>
      valuesIn({ ...entity, case: id, position: index + 1 }, order);
    const whole = entities.length - (entities.length % batch);
    for (let start = 0; start < whole; start += batch) {
      const rows = entities.slice(start, start + batch);
      many.run(rows.flatMap((entity, index) => valuesOf(entity, start + index)));
    }
    for (let index = whole; index < entities.length; index += 1) {
      single.run(valuesOf(entities[index] ?? {}, index));
    }
  };
}

/** Columns that have the names of the wire, each with a parameter of that name. */
const parametersFor = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, parameter<string>(name)])) as Record<Name, string>;

const valuesIn = (values: Readonly<Record<string, unknown>>, order: readonly string[]) =>
  order.map((name) => values[name]);
