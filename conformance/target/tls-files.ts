import { readFileSync } from 'node:fs';
import { UsageError } from '../../spec/usage-error.ts';
import type { Target } from './target.ts';

/** What the files named by `tls` of a target hold. Throws `UsageError` where one cannot be read. */
export const tlsFilesOf = ({ tls = {} }: Pick<Target, 'tls'>): Readonly<Record<string, Buffer>> =>
  Object.fromEntries(Object.entries(tls).map(([key, file]) => [key, readPem(key, file)]));

function readPem(key: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new UsageError({
      zh: `读不到目标文件中 tls.${key} 所指的 ${file}。`,
      en: `Cannot read ${file}, which the target file names as tls.${key}.`,
    });
  }
}
