import { createReadStream, statSync } from 'node:fs';
import ora from 'ora';
import type { Say } from '../../spec/command-line.ts';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { type ImportResult, importRows } from '../import.ts';
import { type StorageOptions, serviceNamed, withStorage } from './storage.ts';

export interface ImportOptions extends StorageOptions {
  readonly replace?: boolean;
}

export interface ImportArguments {
  readonly contract: string;
  readonly service: string;
  readonly file: string;
}

/** `qiyue import`: progress and bad rows on stderr, the count on stdout. */
export async function importCommand(
  { contract, service, file }: ImportArguments,
  options: ImportOptions,
  say: Say,
): Promise<void> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw noFile(file);
  if (found.isDirectory()) throw directory(file);
  const spinner = ora({ text: say(readText(0)), stream: process.stderr }).start();
  try {
    const result = await withStorage(contract, options, (storage) =>
      importRows(createReadStream(file), {
        service: serviceNamed(storage, service),
        datasets: storage.stores.datasets,
        mode: options.replace ? 'replace' : 'append',
        onProgress: (rows) => {
          spinner.text = say(readText(rows));
        },
      }),
    );
    spinner.stop();
    report(result, say);
  } finally {
    spinner.stop();
  }
}

function report({ rows, badRows, shown }: ImportResult, say: Say) {
  if (badRows === 0) {
    process.stdout.write(`${say({ zh: `载入 ${rows} 行`, en: `${rows} rows loaded` })}\n`);
    return;
  }
  for (const { line, says } of shown) {
    const at = say({ zh: `第 ${line} 行`, en: `line ${line}` });
    process.stderr.write(`${at}: ${say(says)}\n`);
  }
  const more = badRows - shown.length;
  if (more > 0) process.stderr.write(`${say({ zh: `另有 ${more} 行`, en: `${more} more` })}\n`);
  throw new UsageError({
    zh: `有 ${badRows} 行不合格，一行也没有载入`,
    en: `${badRows} rows are bad; nothing was loaded`,
  });
}

const readText = (rows: number): Text => ({ zh: `已读 ${rows} 行`, en: `${rows} rows read` });

const noFile = (file: string) =>
  new UsageError({ zh: `没有文件 ${file}`, en: `There is no file ${file}` });

const directory = (file: string) =>
  new UsageError({
    zh: `${file} 是目录，不是 CSV 文件`,
    en: `${file} is a directory, no CSV file`,
  });
