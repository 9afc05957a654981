import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Language, Text } from '../../spec/language.ts';
import { htmlReport } from './html.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import type { Report } from './report.ts';

/** Where the three files of one run are. */
export interface WrittenReports {
  readonly json: string;
  readonly junit: string;
  readonly html: string;
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

/** Writes report.json, junit.xml and report.html; each appears whole or not at all. */
export async function writeReports(
  report: Report,
  directory: string,
  { language }: { readonly language: Language },
): Promise<WrittenReports> {
  const folder = resolve(directory);
  return await writeInto(folder, async () => ({
    json: await replace(join(folder, 'report.json'), json(report)),
    junit: await replace(join(folder, 'junit.xml'), junit(report, language)),
    html: await replace(join(folder, 'report.html'), htmlReport(report, language)),
  }));
}

/** Makes the folder and writes; what the file system refuses is told of the folder. */
export async function writeInto<Written>(
  folder: string,
  write: () => Promise<Written>,
): Promise<Written> {
  try {
    await mkdir(folder, { recursive: true });
    return await write();
  } catch (cause) {
    throw isOfTheSystem(cause) ? new ReportsNotWritten(folder, cause) : cause;
  }
}

/** Takes the reports of an earlier run away; other files of the folder stay. */
export const clearReports = (directory: string): Promise<void> =>
  clearFiles(resolve(directory), ['report.json', 'junit.xml', 'report.html']);

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
