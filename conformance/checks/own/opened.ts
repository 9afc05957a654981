import { UsageError } from '../../../spec/usage-error.ts';
import { type AnyRole, knownRole } from '../../contract/role.ts';
import type { Judged } from '../joined.ts';

/** The document that was named on the command line: a run has one, whoever asks for it. */
let opened: Judged | null = null;

/** What an endpoint is judged by under the name `own`. Throws `UsageError` before one is open. */
export function ownContract(): Judged {
  if (opened !== null) return opened;
  throw new UsageError({
    zh: '自己的契约要指出文件，例如 `qiyue check ./openapi.yaml --target target.yaml`。',
    en: 'Name the file of your own contract, as in `qiyue check ./openapi.yaml --target target.yaml`.',
  });
}

/** The role that a person named: a shipped one, or the OpenAPI document in a file. */
export async function roleNamed(name: string): Promise<AnyRole> {
  if (!isFile(name)) return knownRole(name);
  // Its tools are needed for nothing else, and a shipped contract had better start at once.
  const { openOwn } = await import('./judged.ts');
  opened = await openOwn(name);
  return 'own';
}

/** No contract has a name with a dot or a slash in it. */
export const isFile = (name: string): boolean => /[./\\]/.test(name);
