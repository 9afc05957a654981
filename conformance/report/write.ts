import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Language, Text } from '../../spec/language.ts';
import { badge } from './badge.ts';
import { makeFolder } from './folder.ts';
import { har } from './har.ts';
import type { HarEntry } from './har-format.ts';
import { htmlReport } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { Report } from './report.ts';
import { sarif } from './sarif.ts';

/** The files of one run by what they are. */
const names = {
  json: 'report.json',
  junit: 'junit.xml',
  html: 'report.html',
  sarif: 'report.sarif',
  markdown: 'summary.md',
  badge: 'badge.json',
  har: 'exchanges.har',
} as const;

/** Where the files of one run are. */
export type WrittenReports = Readonly<Record<Exclude<keyof typeof names, 'har'>, string>> & {
  /** Null where the exchanges of the run were not given. */
  readonly har: string | null;
};

export interface WriteOptions {
  readonly language: Language;
  /** Every exchange of the run: they are no part of the report. */
  readonly exchanges?: readonly HarEntry[];
  /** What a replay of a finding is to be told of the run, as a shell wants it. */
  readonly again?: string;
}

/** The reports could not be written; `says` tells a person which folder and why. */
export class ReportsNotWritten extends Error {
  readonly says: Text;

  constructor(directory: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const says = {
      zh: `无法把报告写入 ${directory}：${why}`,
      en: `The reports cannot be written to ${directory}: ${why}`,
    };
    super(says.en, { cause });
    this.name = 'ReportsNotWritten';
    this.says = says;
  }
}

/** Writes a report in every format; each file appears whole or not at all. */
export async function writeReports(
  report: Report,
  directory: string,
  { language, exchanges, again }: WriteOptions,
): Promise<WrittenReports> {
  const folder = resolve(directory);
  const write = (name: keyof typeof names, content: string): Promise<string> =>
    replace(join(folder, names[name]), content);
  return await writeInto(folder, async () => {
    return {
      json: await write('json', json(report)),
      junit: await write('junit', junit(report, language)),
      html: await write('html', htmlReport(report, language, again)),
      sarif: await write('sarif', sarif(report, language)),
      markdown: await write('markdown', markdown(report, language)),
      badge: await write('badge', badge(report)),
      har: exchanges === undefined ? null : await write('har', har(report, exchanges)),
    };
  });
}

/** Makes the folder and writes; what the file system refuses is told of the folder. */
export async function writeInto<Written>(
  folder: string,
  write: () => Promise<Written>,
): Promise<Written> {
  try {
    await makeFolder(folder);
    return await write();
  } catch (cause) {
    throw isOfTheSystem(cause) ? new ReportsNotWritten(folder, cause) : cause;
  }
}

/** Makes the folder of reports before there is anything to write: what refuses it does so early. */
export const prepareFolder = (directory: string): Promise<void> =>
  writeInto(resolve(directory), async () => undefined);

/** What `check --har` writes beside the reports. */
const traffic = 'traffic.json';

/** Takes the reports of an earlier run away; other files of the folder stay, and so does `kept`. */
export async function clearReports(directory: string, kept?: string): Promise<void> {
  const folder = resolve(directory);
  const isKept = (name: string): boolean =>
    kept !== undefined && join(folder, name) === resolve(kept);
  await clearFiles(
    folder,
    [...Object.values(names), traffic].filter((name) => !isKept(name)),
  );
}

/** Takes those files of a folder away. */
export async function clearFiles(folder: string, names: readonly string[]): Promise<void> {
  try {
    await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
  } catch (cause) {
    throw isOfTheSystem(cause) ? new ReportsNotWritten(folder, cause) : cause;
  }
}

/** Writes a file so that it appears whole or not at all. */
export async function replace(path: string, content: string): Promise<string> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, content, { flag: 'wx' });
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
  return path;
}

/** A refusal of the file system; anything else is a bug of ours and stays what it is. */
const isOfTheSystem = (cause: unknown): boolean => cause instanceof Error && 'syscall' in cause;
