import { readFileSync } from 'node:fs';
import { UsageError } from '../../spec/usage-error.ts';
import type { RecordedExchange } from './exchange.ts';
import { exchangeOf } from './har-entry.ts';
import { notHar } from './har-faults.ts';

/** Reads the exchanges of a HAR file in the order of sending. Throws `UsageError`. */
export function readHar(file: string): readonly RecordedExchange[] {
  const entries = entriesOf(parsed(file), file);
  return entries
    .map((entry, index) => exchangeOf(entry, { file, place: `log.entries[${index}]` }))
    .toSorted((one, other) => one.startedAt - other.startedAt);
}

function parsed(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw notHar(file, '$', 'JSON', text.slice(0, 1) === '' ? undefined : text);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new UsageError({
      zh: `读不到 HAR 文件 ${file}（${code}）。`,
      en: `Cannot read the HAR file ${file} (${code}).`,
    });
  }
}

function entriesOf(value: unknown, file: string): readonly unknown[] {
  const log = (value as { readonly log?: unknown } | null)?.log;
  if (typeof log !== 'object' || log === null) throw notHar(file, 'log', 'object', log);
  const { entries } = log as { readonly entries?: unknown };
  if (!Array.isArray(entries)) throw notHar(file, 'log.entries', 'array', entries);
  return entries;
}
