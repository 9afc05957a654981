import type { Application, ApplicationChange, Applications } from '../port.ts';
import { type Connection, compared } from './connection.ts';
import type { MainTables } from './tables.ts';

type Tables = Connection<MainTables>;

/** Applications and what they are subscribed to. */
export const createApplications = (connection: Tables): Applications => ({
  ...hotReads(connection),
  ...changes(connection),
  ...subscribing(connection),
  async list(contract) {
    const rows = await ofContract(connection.sql, contract).orderBy('passid').execute();
    return rows.map(toApplication);
  },
});

/** The two reads of every call, prepared once. */
function hotReads({ sql, raw }: Tables): Pick<Applications, 'find' | 'isSubscribed'> {
  const [contract, passid] = [compared<string>('contract'), compared<string>('passid')];
  const find = raw.prepare<[string, string], Stored>(
    ofContract(sql, contract).where('passid', '=', passid).compile().sql,
  );
  const subscribed = raw.prepare<[string, string, string]>(
    subscriptionsOf(sql, contract, passid)
      .where('service', '=', compared<string>('service'))
      .compile().sql,
  );
  return {
    async find(...key) {
      const row = find.get(...key);
      return row && toApplication(row);
    },
    isSubscribed: async (...key) => subscribed.get(...key) !== undefined,
  };
}

function changes({ sql }: Tables): Pick<Applications, 'add' | 'change'> {
  return {
    async add(contract, { passid, sealedToken, createdAt, ...rest }) {
      const row = { contract, passid, sealed_token: sealedToken, created_at: createdAt };
      const { numInsertedOrUpdatedRows } = await sql
        .insertInto('applications')
        .values({ ...row, ...toColumns(rest) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async change(contract, passid, change) {
      const { numUpdatedRows } = await sql
        .updateTable('applications')
        .set(toColumns(change))
        .where('contract', '=', contract)
        .where('passid', '=', passid)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}

function subscribing({
  sql,
}: Tables): Pick<Applications, 'subscribe' | 'subscriptions' | 'unsubscribe'> {
  return {
    async subscriptions(contract, passid) {
      const rows = await subscriptionsOf(sql, contract, passid).orderBy('service').execute();
      return rows.map(({ service }) => service);
    },
    async subscribe(contract, passid, services) {
      if (services.length === 0) return;
      await sql
        .insertInto('subscriptions')
        .values(services.map((service) => ({ contract, passid, service })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async unsubscribe(contract, passid, services) {
      await sql
        .deleteFrom('subscriptions')
        .where('contract', '=', contract)
        .where('passid', '=', passid)
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
    .select(['passid', 'sealed_token', 'rate_limit', 'disabled', 'created_at'])
    .where('contract', '=', contract);

const subscriptionsOf = (sql: Sql, contract: Value, passid: Value) =>
  sql
    .selectFrom('subscriptions')
    .select('service')
    .where('contract', '=', contract)
    .where('passid', '=', passid);

interface Stored {
  readonly passid: string;
  readonly sealed_token: Uint8Array;
  readonly rate_limit: number | null;
  readonly disabled: number;
  readonly created_at: number;
}

const toApplication = (row: Stored): Application => ({
  passid: row.passid,
  sealedToken: row.sealed_token,
  rateLimit: row.rate_limit,
  disabled: row.disabled === 1,
  createdAt: row.created_at,
});

const toColumns = ({ sealedToken, rateLimit, disabled }: ApplicationChange) => ({
  ...(sealedToken !== undefined && { sealed_token: sealedToken }),
  ...(rateLimit !== undefined && { rate_limit: rateLimit }),
  ...(disabled !== undefined && { disabled: disabled ? 1 : 0 }),
});
