/**
 * The rows of one case and nothing else: tables, indexes, pragmas and durability of the reference
 * server, statements prepared, one transaction. Arguments: a database with the tables and the file
 * of a case's body, which is read before the clock starts. Prints milliseconds.
 */
import { readFileSync } from 'node:fs';
import { openDurably } from '../../../stores/sqlite/connection.ts';
import { owner } from '../scene.ts';
import { caseIn, prepareInserts } from './statements.ts';

const [database = '', file = ''] = process.argv.slice(2);
const given = caseIn(JSON.parse(readFileSync(file, 'utf8')));
const raw = openDurably(database);
const insert = raw.transaction(prepareInserts(raw));

const start = performance.now();
insert.immediate({ ...given, ...owner, receivedAt: 0, acceptid: 'BENCH' });
process.stdout.write(String(performance.now() - start));
raw.close();
