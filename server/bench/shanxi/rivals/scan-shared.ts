/**
 * The same from PostgreSQL: one prepared statement over one connection, a page at a time by key
 * set, JSON, nothing else. Argument: how many there are; `QIYUE_DATABASE_URL` names the database.
 * Prints milliseconds.
 */

import { Client } from 'pg';
import { pageSize } from '../requests.ts';
import { type Found, scannedPage } from './scanned-page.ts';

const [companies] = process.argv.slice(2);
const client = new Client({ connectionString: process.env['QIYUE_DATABASE_URL'] });
await client.connect();
const text = `select position, "uniscId", "enterpriseName", "assessGrade"
  from rows_shanxi_grades where position > $1 order by position limit $2`;

const start = performance.now();
let [last, rows] = [0, 0];
for (let pageno = 1; rows < Number(companies); pageno += 1) {
  const values = [last, pageSize];
  const { rows: found } = await client.query<Found>({ name: 'page', text, values });
  if (found.length === 0) throw new Error(`there are only ${rows} rows`);
  last = Number(found.at(-1)?.position ?? last);
  rows += found.length;
  scannedPage(pageno, pageSize, found);
}
process.stdout.write(String(performance.now() - start));
await client.end();
