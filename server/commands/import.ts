import { createReadStream, statSync } from 'node:fs';
import type { Say } from '../../spec/command-line.ts';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import type { DataService } from '../data-services.ts';
import { type ImportResult, importRows } from '../imports/import.ts';
import type { Loaded } from '../stores/dataset-port.ts';
import { createImportProgress } from './import-progress.ts';
import { noServices, type Storage, type StorageOptions, withStorage } from './storage.ts';

export interface ImportOptions extends StorageOptions {
  readonly replace?: boolean;
}

export interface ImportArguments {
  readonly contract: string;
  /** The name of a dataset, or of a service that reads it. */
  readonly dataset: string;
  readonly file: string;
}

/** `qiyue import`: progress and bad rows on stderr, the count on stdout. */
export async function importCommand(
  { contract, dataset, file }: ImportArguments,
  options: ImportOptions,
  say: Say,
): Promise<void> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw noFile(file);
  if (found.isDirectory()) throw directory(file);
  const progress = createImportProgress(process.stderr, say);
  const result = await withStorage(contract, options, (storage) =>
    importRows(createReadStream(file), {
      service: serviceOf(storage, dataset),
      datasets: storage.stores.datasets,
      mode: options.replace ? 'replace' : 'append',
      size: found.size,
      onProgress: progress.show,
    }),
  ).finally(progress.stop);
  report(result, say);
}

/** A service whose rows are those of the dataset; which of several does not matter. */
function serviceOf({ contract, services }: Storage, name: string): DataService {
  const service =
    services.find(({ dataset }) => dataset.name === name) ??
    services.find((candidate) => candidate.name === name);
  if (service) return service;
  if (services.length === 0) throw noServices(contract);
  const known = [...new Set(services.map(({ dataset }) => dataset.name))].join(', ');
  throw new UsageError({
    zh: `契约中没有数据集“${name}”；有的是：${known}`,
    en: `The contract has no dataset "${name}"; it has: ${known}`,
  });
}

function report({ rows, badRows, shown, merged }: ImportResult, say: Say) {
  if (badRows === 0) {
    const loaded = { zh: `载入 ${rows} 行`, en: `${rows} rows loaded` };
    process.stdout.write(`${say(loaded)}${merged ? say(mergedText(merged)) : ''}\n`);
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

const mergedText = ({ added, changed, unchanged }: Loaded): Text => ({
  zh: `：新增 ${added}，更改 ${changed}，未变 ${unchanged}`,
  en: `: ${added} new, ${changed} changed, ${unchanged} as before`,
});

const noFile = (file: string) =>
  new UsageError({ zh: `没有文件 ${file}`, en: `There is no file ${file}` });

const directory = (file: string) =>
  new UsageError({
    zh: `${file} 是目录，不是 CSV 文件`,
    en: `${file} is a directory, no CSV file`,
  });
