import { Client, DatabaseError } from 'pg';
import { openFile } from '../../stores/sqlite/connection.ts';
import type { BenchPlace } from '../shared-engines.ts';

/** So long may PostgreSQL take to make the rows of one table, in milliseconds. */
const patience = 150_000;

const columns = 'position, "INV", "REGNO", "ENTNAME", "UNISCID"';

/** Makes so many rows within the database; false if that took too long. */
export async function makeRows(place: BenchPlace, count: number): Promise<boolean> {
  if (place.databaseUrl !== undefined) return makeInPostgres(place.databaseUrl, count);
  const raw = openFile(place.database);
  raw
    .prepare(
      `with recursive places(i) as (select 0 union all select i + 1 from places where i + 1 < ?)
       insert into rows_wuhan_investors (${columns})
       select i + 1, '孙文静', printf('9%014d', i), '演示公司' || i, printf('91420104%010d', i)
       from places`,
    )
    .run(count);
  raw.exec('analyze');
  raw.close();
  return true;
}

/** Indexes are made when the rows are there; afterwards nothing is left to do behind the scenes. */
async function makeInPostgres(url: string, count: number): Promise<boolean> {
  const client = new Client({ connectionString: url, statement_timeout: patience });
  await client.connect();
  try {
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes
       where tablename = 'rows_wuhan_investors' and indexname not like '%_pkey'`,
    );
    await client.query("set synchronous_commit = off; set maintenance_work_mem = '512MB'");
    for (const { name } of indexes) await client.query(`drop index "${name}"`);
    await client.query(
      `insert into rows_wuhan_investors (${columns})
       select i + 1, '孙文静', '9' || lpad(i::text, 14, '0'), '演示公司' || i,
         '91420104' || lpad(i::text, 10, '0')
       from generate_series(0, $1::bigint - 1) as i`,
      [count],
    );
    for (const { definition } of indexes) await client.query(definition);
    await client.query('vacuum analyze rows_wuhan_investors');
    await client.query('checkpoint');
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === canceled) return false;
    throw error;
  } finally {
    await client.end();
  }
}

/** What PostgreSQL calls a statement that took longer than it may. */
const canceled = '57014';
