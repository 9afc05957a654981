import { readFileSync } from 'node:fs';
import type { ContractId } from '../../generated/requirements.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
}

/** What tools call the operations of a contract: by operationId its id, path and summary. */
export function placesOf(contract: ContractId): Readonly<Record<string, readonly string[]>> {
  const file = new URL(`../../generated/${contract}.en.json`, import.meta.url);
  const paths: Readonly<Record<string, { readonly post: Operation }>> = JSON.parse(
    readFileSync(file, 'utf8'),
  ).paths;
  return Object.fromEntries(
    Object.entries(paths).map(([path, { post }]) => {
      // Portman and Dredd fill in or respell what stands in braces.
      const plain = path.replace(/\/\{.*/, '/');
      return [post.operationId, [post.operationId, post.summary, plain, slug(path)]];
    }),
  );
}

/** As Respect's generated flows call it. */
const slug = (path: string): string => `post${path.replaceAll('/', '-')}`;
