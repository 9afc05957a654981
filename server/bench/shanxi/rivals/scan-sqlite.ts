/**
 * All grades as the texts of their pages, straight from the table: one statement, a page at a time
 * by key set, JSON, nothing else. Argument: how many there are; `QIYUE_DATABASE` names the file.
 * Prints milliseconds.
 */

import { openFile } from '../../../stores/sqlite/connection.ts';
import { pageSize } from '../requests.ts';
import { type Found, scannedPage } from './scanned-page.ts';

const [companies] = process.argv.slice(2);
const raw = openFile(process.env['QIYUE_DATABASE'] ?? '');
const page = raw.prepare<[number, number], Found>(
  `select position, uniscId, enterpriseName, assessGrade from rows_shanxi_grades
   where position > +? order by position limit +?`,
);

const start = performance.now();
let [last, rows] = [0, 0];
for (let pageno = 1; rows < Number(companies); pageno += 1) {
  const found = page.all(last, pageSize);
  if (found.length === 0) throw new Error(`there are only ${rows} rows`);
  last = found.at(-1)?.position ?? last;
  rows += found.length;
  scannedPage(pageno, pageSize, found);
}
process.stdout.write(String(performance.now() - start));
raw.close();
