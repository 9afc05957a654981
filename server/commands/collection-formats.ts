import type { CollectedRecord } from '../stores/collection-port.ts';
import { byteOrderMark, csvLine } from './printed-lines.ts';

/** Turns records into text, some at a time, so that memory does not grow with them. */
export type CollectionFormat = (
  pages: AsyncIterable<readonly CollectedRecord[]>,
) => AsyncIterable<string>;

export const collectionFormats = { csv, json } satisfies Record<string, CollectionFormat>;

const columns = ['uniscId', 'enterpriseName', 'assessGrade'] as const;

/** As `qiyue import` takes it: no grade is an empty cell. */
async function* csv(pages: AsyncIterable<readonly CollectedRecord[]>): AsyncGenerator<string> {
  yield `${byteOrderMark}${csvLine(columns)}`;
  for await (const records of pages) {
    yield records.map((record) => csvLine(columns.map((name) => record[name] ?? ''))).join('');
  }
}

/** One list, a record per line, as it came. */
async function* json(pages: AsyncIterable<readonly CollectedRecord[]>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const records of pages) {
    yield before + records.map((record) => JSON.stringify(record)).join(',\n');
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
