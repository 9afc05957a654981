import { readFileSync } from 'node:fs';
import { UsageError } from '../spec/usage-error.ts';

/** Bundled documents by contract. */
export type Documents = Readonly<Record<string, object>>;

const bundles = { wuhan: new URL('../generated/wuhan.zh.json', import.meta.url) };

/** The documents that come with the program. */
export const shippedDocuments = (): Documents =>
  Object.fromEntries(Object.entries(bundles).map(([contract, file]) => [contract, parsed(file)]));

/** The shipped documents, except that `file` is a bundle that stands in for one of them. */
export function documentsWith(file: string | undefined, contract = 'wuhan'): Documents {
  if (file === undefined) return shippedDocuments();
  try {
    return { ...shippedDocuments(), [contract]: parsed(file) };
  } catch (error) {
    throw new UsageError({
      zh: `无法把 ${file} 读作契约的 JSON 文件：${String(error)}`,
      en: `Cannot read ${file} as the JSON bundle of a contract: ${String(error)}`,
    });
  }
}

const parsed = (file: string | URL): object => JSON.parse(readFileSync(file, 'utf8'));
