import { readdirSync, readFileSync } from 'node:fs';
import { UsageError } from '../spec/usage-error.ts';
import { firstSegment } from './contract.ts';

/** Bundled documents by contract. */
export type Documents = Readonly<Record<string, object>>;

const bundles = new URL('../generated/', import.meta.url);

/** The documents that come with the program: one bundle for each contract. */
export function shippedDocuments(): Documents {
  const named = readdirSync(bundles).flatMap((file) => {
    const contract = /^(.+)\.zh\.json$/.exec(file)?.[1];
    return contract === undefined ? [] : [[contract, parsed(new URL(file, bundles))] as const];
  });
  return Object.fromEntries(named);
}

/** The shipped documents, except that `file` is a bundle that stands in for one of them. */
export function documentsWith(file: string | undefined): Documents {
  const shipped = shippedDocuments();
  if (file === undefined) return shipped;
  const document = readBundle(file);
  const contract = Object.keys(shipped).find((id) => sharesTerritory(shipped[id], document));
  if (contract === undefined) throw foreign(file);
  return { ...shipped, [contract]: document };
}

/** A stand-in has paths where the document has them that it stands in for. */
function sharesTerritory(shipped: object | undefined, document: object): boolean {
  const territory = segmentsOf(shipped ?? {});
  return [...segmentsOf(document)].some((segment) => territory.has(segment));
}

const segmentsOf = (document: object): ReadonlySet<string> =>
  new Set(Object.keys((document as { paths?: object }).paths ?? {}).map(firstSegment));

function readBundle(file: string): object {
  try {
    return parsed(file);
  } catch (error) {
    throw new UsageError({
      zh: `无法把 ${file} 读作契约的 JSON 文件：${String(error)}`,
      en: `Cannot read ${file} as the JSON bundle of a contract: ${String(error)}`,
    });
  }
}

const parsed = (file: string | URL): object => JSON.parse(readFileSync(file, 'utf8'));

const foreign = (file: string) =>
  new UsageError({
    zh: `${file} 中没有任何一个自带契约的路径，不知道它代替哪一个`,
    en: `${file} has no path of a shipped contract, so it is unclear which one it stands in for`,
  });
