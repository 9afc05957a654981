import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../../spec/usage-error.ts';

/** Texts or bytes, as they come. */
type Content = AsyncIterable<string | Uint8Array>;

/**
 * Writes a file whole or not at all: the content gathers under another name beside it, which goes
 * if anything goes wrong, an interruption included. The file is for its owner alone.
 */
export async function writeWhole(
  file: string,
  { force, content }: { readonly force: boolean; readonly content: Content },
): Promise<void> {
  if (!force && existsSync(file)) throw existing(file);
  const part = `${file}.${randomBytes(4).toString('hex')}.part`;
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  for (const signal of signals) process.once(signal, interrupt);
  try {
    // Opened before the content begins: a stream that opens it might do so after it was removed.
    const opened = await open(part, 'wx', 0o600);
    const stream = opened.createWriteStream({ flush: true });
    await pipeline(content, stream, { signal: stop.signal });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    if (stop.signal.aborted) throw interrupted(file);
    throw isOfFiles(error) ? unwritable(file, error.message) : error;
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}

/** Writes to standard output; whoever reads it may stop, as `head` does, and that is no fault. */
export async function writeOut(text: Iterable<string> | AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(text, process.stdout, { end: false });
  } catch (error) {
    if (!isOfFiles(error)) throw error;
    if (!('code' in error && error.code === 'EPIPE')) throw noOutput(error.message);
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Errors of the operating system name the call that failed. */
const isOfFiles = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

const existing = (file: string) =>
  new UsageError({
    zh: `文件 ${file} 已经存在；要覆盖它，请加 --force`,
    en: `${file} exists; add --force to replace it`,
  });

const unwritable = (file: string, cause: string) =>
  new UsageError({ zh: `无法写入 ${file}：${cause}`, en: `Cannot write ${file}: ${cause}` });

const noOutput = (cause: string) =>
  new UsageError({
    zh: `无法写到标准输出：${cause}`,
    en: `Cannot write to standard output: ${cause}`,
  });

const interrupted = (file: string) =>
  new UsageError({
    zh: `已中断，${file} 没有写出`,
    en: `Interrupted; ${file} was not written`,
  });
