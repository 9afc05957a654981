import type { Application, ApplicationChange, Applications } from '../port.ts';
import { type Connection, compared, finding } from './connection.ts';
import type { MainTables } from './tables.ts';

type Tables = Connection<MainTables>;

/** Applications and what they are subscribed to. */
export const createApplications = (connection: Tables): Applications => ({
  ...hotReads(connection),
  ...changes(connection),
  ...subscribing(connection),
  async list(contract) {
    const rows = await ofContract(connection.sql, contract).orderBy('id').execute();
    return rows.map(toApplication);
  },
});

/** The two reads of every call, prepared once. */
function hotReads(connection: Tables): Pick<Applications, 'find' | 'isSubscribed'> {
  const { sql } = connection;
  const [contract, id] = [compared<string>('contract'), compared<string>('id')];
  const find = finding<Stored, MainTables>(
    connection,
    ofContract(sql, contract).where('id', '=', id),
  );
  const subscribed = finding(
    connection,
    subscriptionsOf(sql, contract, id).where('service', '=', compared<string>('service')),
  );
  return {
    async find(...key) {
      const row = await find(...key);
      return row && toApplication(row);
    },
    isSubscribed: async (...key) => (await subscribed(...key)) !== undefined,
  };
}

function changes({ sql }: Tables): Pick<Applications, 'add' | 'change'> {
  return {
    async add(contract, { id, sealedSecret, createdAt, ...rest }) {
      const row = { contract, id, sealed_secret: sealedSecret, created_at: createdAt };
      const { numInsertedOrUpdatedRows } = await sql
        .insertInto('applications')
        .values({ ...row, ...toColumns(rest) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async change(contract, id, change) {
      const { numUpdatedRows } = await sql
        .updateTable('applications')
        .set(toColumns(change))
        .where('contract', '=', contract)
        .where('id', '=', id)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}

function subscribing({
  sql,
}: Tables): Pick<Applications, 'subscribe' | 'subscriptions' | 'unsubscribe'> {
  return {
    async subscriptions(contract, id) {
      const rows = await subscriptionsOf(sql, contract, id).orderBy('service').execute();
      return rows.map(({ service }) => service);
    },
    async subscribe(contract, id, services) {
      if (services.length === 0) return;
      await sql
        .insertInto('subscriptions')
        .values(services.map((service) => ({ contract, application: id, service })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async unsubscribe(contract, id, services) {
      await sql
        .deleteFrom('subscriptions')
        .where('contract', '=', contract)
        .where('application', '=', id)
        .where('service', 'in', services)
        .execute();
    },
  };
}

type Sql = Tables['sql'];
type Value = string | ReturnType<typeof compared<string>>;

const ofContract = (sql: Sql, contract: Value) =>
  sql
    .selectFrom('applications')
    .select(['id', 'sealed_secret', 'rate_limit', 'disabled', 'created_at'])
    .where('contract', '=', contract);

const subscriptionsOf = (sql: Sql, contract: Value, id: Value) =>
  sql
    .selectFrom('subscriptions')
    .select('service')
    .where('contract', '=', contract)
    .where('application', '=', id);

interface Stored {
  readonly id: string;
  readonly sealed_secret: Uint8Array;
  readonly rate_limit: number | null;
  readonly disabled: number;
  readonly created_at: number;
}

const toApplication = (row: Stored): Application => ({
  id: row.id,
  sealedSecret: row.sealed_secret,
  rateLimit: row.rate_limit,
  disabled: row.disabled === 1,
  createdAt: row.created_at,
});

const toColumns = ({ sealedSecret, rateLimit, disabled }: ApplicationChange) => ({
  ...(sealedSecret !== undefined && { sealed_secret: sealedSecret }),
  ...(rateLimit !== undefined && { rate_limit: rateLimit }),
  ...(disabled !== undefined && { disabled: disabled ? 1 : 0 }),
});
