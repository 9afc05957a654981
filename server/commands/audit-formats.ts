import { type AuditRow, auditFields } from '../stores/audit-port.ts';
import { byteOrderMark, csvLine, tabbedLine } from './printed-lines.ts';

/** Turns rows into text, some at a time, so that memory does not grow with them. */
export type AuditFormat = (pages: AsyncIterable<readonly AuditRow[]>) => AsyncIterable<string>;

export const auditFormats = { table, csv, json } satisfies Record<string, AuditFormat>;

const columns = ['sequence', ...auditFields] as const;

/** What is told of a row, in the order of the columns; the time as people read it. */
const columnsOf = (row: AuditRow) =>
  columns.map((name) => [name, name === 'at' ? timeOf(row.at) : row[name]] as const);

/** A time that somebody put in may be none at all. */
const timeOf = (at: number): string =>
  Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at);

async function* table(pages: AsyncIterable<readonly AuditRow[]>): AsyncGenerator<string> {
  for await (const rows of pages) {
    yield rows.map((row) => tabbedLine(cellsOf(row, '-'))).join('');
  }
}

async function* csv(pages: AsyncIterable<readonly AuditRow[]>): AsyncGenerator<string> {
  yield `${byteOrderMark}${csvLine(columns)}`;
  for await (const rows of pages) yield rows.map((row) => csvLine(cellsOf(row, ''))).join('');
}

/** One list, a row per line. */
async function* json(pages: AsyncIterable<readonly AuditRow[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const rows of pages) {
    yield before +
      rows.map((row) => JSON.stringify(Object.fromEntries(columnsOf(row)))).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

const cellsOf = (row: AuditRow, nothing: string): readonly string[] =>
  columnsOf(row).map(([, value]) => (value === null ? nothing : String(value)));
