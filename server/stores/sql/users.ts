import type { User, UserChange, Users } from '../user-port.ts';
import { type Connection, compared, finding, ran } from './connection.ts';
import type { MainTables } from './tables.ts';

type Tables = Connection<MainTables>;

/**
 * SX-R039 to SX-R042: users and their grants. A user may change the password while calls are
 * served, so changes go through the durable connection, which holds up nobody else.
 */
export const createUsers = (connection: Tables, durable: Tables): Users => ({
  ...hotReads(connection),
  ...keeping(connection),
  ...granting(connection),
  change: changing(durable),
});

/** The two reads of every call, prepared once. */
function hotReads(connection: Tables): Pick<Users, 'find' | 'isGranted'> {
  const { sql } = connection;
  const [contract, username] = [compared<string>('contract'), compared<string>('username')];
  const find = finding<Stored, MainTables>(
    connection,
    ofContract(sql, contract).where('username', '=', username),
  );
  const granted = finding(
    connection,
    grantsOf(sql, contract, username).where('operation', '=', compared<string>('operation')),
  );
  return {
    async find(...key) {
      const row = await find(...key);
      return row && toUser(row);
    },
    isGranted: async (...key) => (await granted(...key)) !== undefined,
  };
}

function keeping({ sql }: Tables): Pick<Users, 'list' | 'add'> {
  return {
    async list(contract) {
      const rows = await ofContract(sql, contract).orderBy('number').execute();
      return rows.map(toUser);
    },
    async add(contract, { username, createdAt, registration, ...rest }) {
      const { accessidDigest, passwordHash, disabled } = rest;
      const { numInsertedOrUpdatedRows } = await sql
        .insertInto('users')
        .values({
          contract,
          username,
          accessid_digest: accessidDigest,
          password_hash: passwordHash,
          disabled: disabled ? 1 : 0,
          created_at: createdAt,
          registration: JSON.stringify(registration),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}

/** One statement compares and sets, so of two changes from the same password one succeeds. */
function changing(connection: Tables): Users['change'] {
  const change = connection.commit(function* (asked: Parameters<Users['change']>) {
    const [contract, username, given, expected] = asked;
    const ofUser = connection.sql
      .updateTable('users')
      .set(toColumns(given))
      .where('contract', '=', contract)
      .where('username', '=', username);
    const query = expected ? ofUser.where('password_hash', '=', expected.passwordHash) : ofUser;
    return (yield* ran(connection, query)) === 1;
  });
  return (...given) => change(given);
}

function granting({ sql }: Tables): Pick<Users, 'grants' | 'grant' | 'revoke'> {
  return {
    async grants(contract, username) {
      const rows = await grantsOf(sql, contract, username).orderBy('operation').execute();
      return rows.map(({ operation }) => operation);
    },
    async grant(contract, username, operations) {
      if (operations.length === 0) return;
      await sql
        .insertInto('user_grants')
        .values(operations.map((operation) => ({ contract, username, operation })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async revoke(contract, username, operations) {
      await sql
        .deleteFrom('user_grants')
        .where('contract', '=', contract)
        .where('username', '=', username)
        .where('operation', 'in', operations)
        .execute();
    },
  };
}

type Sql = Tables['sql'];
type Value = string | ReturnType<typeof compared<string>>;

const ofContract = (sql: Sql, contract: Value) =>
  sql
    .selectFrom('users')
    .select([
      'number',
      'username',
      'accessid_digest',
      'password_hash',
      'disabled',
      'created_at',
      'registration',
    ])
    .where('contract', '=', contract);

const grantsOf = (sql: Sql, contract: Value, username: Value) =>
  sql
    .selectFrom('user_grants')
    .select('operation')
    .where('contract', '=', contract)
    .where('username', '=', username);

type Stored = Omit<MainTables['users'], 'contract' | 'number'> & { readonly number: number };

const toUser = (row: Stored): User => ({
  number: row.number,
  username: row.username,
  accessidDigest: row.accessid_digest,
  passwordHash: row.password_hash,
  disabled: row.disabled === 1,
  createdAt: row.created_at,
  registration: JSON.parse(row.registration),
});

const toColumns = ({ accessidDigest, passwordHash, disabled }: UserChange) => ({
  ...(accessidDigest !== undefined && { accessid_digest: accessidDigest }),
  ...(passwordHash !== undefined && { password_hash: passwordHash }),
  ...(disabled !== undefined && { disabled: disabled ? 1 : 0 }),
});
