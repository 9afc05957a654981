import { readFileSync, statSync } from 'node:fs';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import type { RecordedExchange } from './exchange.ts';
import { exchangeOf } from './har-entry.ts';
import { notHar } from './har-faults.ts';

/** So much is judged at once: all of it is held, and looked at by every check. */
const most = { mebibytes: 128, entries: 20_000, unpacked: 256 };

const mebibyte = 1024 * 1024;

/**
 * Reads the exchanges of a HAR file in the order of sending. Throws `UsageError` for what is none,
 * naming the entry, and for what is too much.
 */
export function readHar(file: string): readonly RecordedExchange[] {
  const exchanges: RecordedExchange[] = [];
  let bytes = 0;
  for (const [index, entry] of entriesOf(parsed(file), file).entries()) {
    const exchange = exchangeOf(entry, { file, index });
    bytes += exchange.reply?.body.length ?? 0;
    if (bytes > most.unpacked * mebibyte) throw tooMuch(file, bodiesOver(index));
    exchanges.push(exchange);
  }
  return exchanges.toSorted((one, other) => one.startedAt - other.startedAt);
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
    if (statSync(file).size > most.mebibytes * mebibyte) throw tooMuch(file, fileOver);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
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
  if (entries.length > most.entries) throw tooMuch(file, entriesOver(entries.length));
  return entries;
}

const fileOver: Text = {
  zh: `文件最多 ${most.mebibytes} MiB`,
  en: `the file may have at most ${most.mebibytes} MiB`,
};

const entriesOver = (count: number): Text => ({
  zh: `共 ${count} 条记录，一次最多评测 ${most.entries} 条`,
  en: `it has ${count} entries, and at most ${most.entries} can be judged at once`,
});

const bodiesOver = (index: number): Text => ({
  zh: `到 log.entries[${index}] 为止，应答正文合计已超过 ${most.unpacked} MiB`,
  en: `up to log.entries[${index}]: the bodies have more than ${most.unpacked} MiB in all`,
});

const tooMuch = (file: string, { zh, en }: Text): UsageError =>
  new UsageError({
    zh: `${file} 太大，不能一次评测：${zh}。请分成几份，或只导出契约中的调用。`,
    en: `${file} is too much to judge at once: ${en}. Split it, or export only the calls of the contract.`,
  });
