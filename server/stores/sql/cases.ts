import { caseFields, entityFields } from '../case-fields.ts';
import type { CaseQuery, Cases, StoredCase } from '../port.ts';
import { acceptance } from './case-acceptance.ts';
import { type Connection, rowsFound, stilled } from './connection.ts';
import type { MainTables } from './tables.ts';

type Tables = Connection<MainTables>;
type Sql = Tables['sql'];

/** What was received: written through a durable connection, read through any. */
export const createCases = (connection: Tables, durable: Tables): Cases => ({
  accept: acceptance(durable),
  list: (contract, query) => connection.snapshot(() => listed(connection, contract, query)),
  async find(contract, acceptid) {
    const found = ofContract(connection.sql, contract).where('acceptid', '=', acceptid);
    const row = await found.executeTakeFirst();
    return row && toCase(row);
  },
  entities: (contract, acceptid, place) =>
    connection.sql
      .selectFrom('case_entities')
      .select(entityFields)
      .where('case_id', '=', idOf(connection.sql, contract, acceptid))
      .where('position', '>', place.after)
      .orderBy('position')
      .limit(place.limit)
      .execute(),
});

/** Whoever goes on behind the last case of a list misses none that was accepted meanwhile. */
function* listed(connection: Tables, contract: string, asked: CaseQuery) {
  yield* stilled(connection, 'cases');
  const query = after(connection.sql, contract, asked);
  const rows = yield* rowsFound<Stored, MainTables>(connection, query);
  return rows.map(toCase);
}

/** By key set: however far back a page lies, it is read from where the last one ended. */
function after(sql: Sql, contract: string, query: CaseQuery) {
  let found = ofContract(sql, contract).orderBy('id').limit(query.limit);
  if (query.application !== undefined) found = found.where('application', '=', query.application);
  if (query.since !== undefined) found = found.where('received_at', '>=', query.since);
  if (query.after === undefined) return found;
  return found.where('id', '>', idOf(sql, contract, query.after));
}

const ofContract = (sql: Sql, contract: string) =>
  sql
    .selectFrom('cases')
    .select(['acceptid', 'application', 'account', 'received_at', 'entity_count', ...caseFields])
    .where('contract', '=', contract);

const idOf = (sql: Sql, contract: string, acceptid: string) =>
  sql
    .selectFrom('cases')
    .select('id')
    .where('contract', '=', contract)
    .where('acceptid', '=', acceptid);

type Stored = Awaited<ReturnType<ReturnType<typeof ofContract>['execute']>>[number];

const toCase = ({ received_at, entity_count, ...row }: Stored): StoredCase => {
  const { acceptid, application, account, ...texts } = row;
  const known = { acceptid, application, account, receivedAt: received_at };
  return { ...known, entityCount: entity_count, texts };
};
