import { CsvError, parse } from 'csv-parse';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';

/** A record of a CSV file and the line that it ends on. */
export interface CsvRecord {
  readonly line: number;
  readonly values: readonly string[];
}

/** A record that cannot be taken, and why. */
export interface BadRecord {
  readonly line: number;
  readonly says: Text;
}

/** A record longer than this is a quotation mark that was never closed. */
const longestRecord = 1024 * 1024;

/** Stages for `pipeline`: bytes to text, text to records. */
export const csvStages = () =>
  [
    utf8Text,
    parse({
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
    }),
  ] as const;

/** What the parser emits with `info`. */
export const toRecord = (item: {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}): CsvRecord => ({ line: item.info.lines, values: item.record });

/**
 * The record at which the parser gave up, or `undefined` if the error is not the file's fault.
 * After a stray quotation mark nobody can tell values from separators, so reading ends there.
 */
export function brokenRecord(error: unknown): BadRecord | undefined {
  if (!(error instanceof CsvError)) return undefined;
  const { lines } = error as { readonly lines?: unknown };
  const says = {
    zh: '引号不成对或位置不对，可能始于更早的行；其后的内容没有检查',
    en: 'quotation marks are unpaired or misplaced, maybe from an earlier line on; the rest is unread',
  };
  return { line: typeof lines === 'number' ? lines : 0, says };
}

/** Strict, because a file in another encoding would fill the database with broken names. */
async function* utf8Text(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError({
      zh: '文件不是 UTF-8 编码；GBK 文件请先转换：iconv -f GBK -t UTF-8 原文件 > 新文件',
      en: 'The file is not UTF-8; convert one in GBK with: iconv -f GBK -t UTF-8 old > new',
    });
  }
}
