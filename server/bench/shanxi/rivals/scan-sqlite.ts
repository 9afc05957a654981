/**
 * All grades as the texts of their pages, straight from the table: one statement, a page at a time
 * by key set, JSON, nothing else. Argument: a database with the rows. Prints milliseconds.
 */

import { companyCount } from '../../../platforms/shanxi/seed/synthetic-companies.ts';
import { openFile } from '../../../stores/sqlite/connection.ts';
import { pageSize } from '../requests.ts';

interface Found {
  readonly position: number;
  readonly uniscId: string;
  readonly enterpriseName: string;
  readonly assessGrade: string;
}

const [database = ''] = process.argv.slice(2);
const raw = openFile(database);
const page = raw.prepare<[number, number], Found>(
  `select position, uniscId, enterpriseName, assessGrade from rows_shanxi_grades
   where position > +? order by position limit +?`,
);

const start = performance.now();
let [last, rows] = [0, 0];
for (let pageno = 1; rows < companyCount; pageno += 1) {
  const found = page.all(last, pageSize);
  last = found.at(-1)?.position ?? Number.POSITIVE_INFINITY;
  rows += found.length;
  const companyList = found.map(({ uniscId, enterpriseName, assessGrade }) => ({
    uniscId,
    enterpriseName,
    assessGrade: assessGrade === '' ? null : assessGrade,
  }));
  const data = { pageno, count: companyCount, pagesize: pageSize, companyList };
  Buffer.from(JSON.stringify({ msg: '', result: 1, data }));
  if (found.length === 0) throw new Error(`there are only ${rows} rows`);
}
process.stdout.write(String(performance.now() - start));
raw.close();
