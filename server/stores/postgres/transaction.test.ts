import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '../../testing/engines/named.ts';
import { createSchema, type Schema } from '../../testing/engines/own-schema.ts';
import { changesOf, rowOf } from '../sql/script.ts';
import { connect } from './connection.ts';
import { callTerms, openPool } from './pool.ts';

const url = addressOf('database', process.env);

interface Tables {
  counts: { name: string; count: number };
}

describe.skipIf(url === undefined)('a transaction on PostgreSQL', () => {
  let schema: Schema;
  let pool: ReturnType<typeof openPool>;
  beforeAll(async () => {
    schema = await createSchema(url ?? '');
  });
  afterAll(() => schema.drop());
  beforeEach(async () => {
    pool = openPool(schema.url, callTerms);
    await pool.query('drop table if exists counts');
    await pool.query('create table counts (name text primary key, count bigint not null)');
    await pool.query(`insert into counts values ('a', 0)`);
  });
  afterEach(() => pool.end());

  const count = async () => (await pool.query('select count from counts')).rows[0]?.count;

  const read = ({ sql }: ReturnType<typeof connect<Tables>>) =>
    sql.selectFrom('counts').selectAll();

  /** Resolves when somebody waits for a row that another transaction has changed. */
  async function somebodyWaits() {
    const waiting = `select 1 from pg_stat_activity
      where wait_event_type = 'Lock' and query like 'update "counts"%'`;
    while ((await pool.query(waiting)).rowCount === 0);
  }

  it('is begun again when another one got in its way', async () => {
    const connection = connect<Tables>(pool);
    const other = await pool.connect();
    await other.query('begin');
    await other.query('update counts set count = 5');
    const add = connection.sql
      .updateTable('counts')
      .set(({ eb }) => ({ count: eb('count', '+', 1) }));
    let runs = 0;
    const added = connection.snapshot(function* () {
      runs += 1;
      yield* rowOf(connection.statement(read(connection)), []);
      yield* changesOf(connection.statement(add), add.compile().parameters);
    });
    await somebodyWaits();
    await other.query('commit');
    other.release();
    await added;

    expect(runs).toBe(2);
    expect(await count()).toBe(6);
  });

  it('leaves nothing behind when its script throws', async () => {
    const connection = connect<Tables>(pool);
    const write = connection.commit(function* () {
      const set = connection.sql.updateTable('counts').set({ count: 9 });
      yield* changesOf(connection.statement(set), set.compile().parameters);
      throw new Error('no');
    });

    await expect(write(undefined)).rejects.toThrow('no');
    expect(await count()).toBe(0);
    expect(pool.totalCount - pool.idleCount).toBe(0);
  });

  it('tells a script what went wrong, so that it can let go of what it holds', async () => {
    const connection = connect<Tables>(pool);
    let isReleased = false;
    const write = connection.commit(function* () {
      try {
        const insert = connection.sql.insertInto('counts').values({ name: 'a', count: 1 });
        yield* changesOf(connection.statement(insert), insert.compile().parameters);
      } finally {
        isReleased = true;
      }
    });

    await expect(write(undefined)).rejects.toThrow(/duplicate key/);
    expect(isReleased).toBe(true);
  });

  it('goes on with new connections after the old ones were cut', async () => {
    const connection = connect<Tables>(pool);
    const statement = connection.statement<{ count: number }>(read(connection));
    await connection.read(statement, []);
    const other = openPool(schema.url, callTerms);
    await other.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where pid <> pg_backend_pid() and application_name = 'qiyue' and query ~ 'counts'`,
    );
    await other.end();
    // The first call may find the connection gone; nobody needs to start anything anew.
    await connection.read(statement, []).catch(() => undefined);

    expect((await connection.read(statement, []))[0]?.count).toBe(0);
  });
});
