import { readFileSync } from 'node:fs';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { unreadable } from '../target/yaml-file.ts';
import { type Contract, openContract } from './contract.ts';
import type { AnyRole } from './role.ts';

/** Opens a bundle from a file: a contract with services of one's own. Throws `UsageError`. */
export async function contractFrom(id: AnyRole, file: string): Promise<Contract> {
  if (id === 'own') throw twice;
  // A shipped contract is compiled already, and its run had better not wait for the compiler.
  const { compileValidators } = await import('../../spec/validators.ts');
  try {
    const bundle = JSON.parse(readFileSync(file, 'utf8'));
    return openContract(id, bundle, compileValidators(bundle));
  } catch (error) {
    const why = reason(error);
    throw new UsageError({
      zh: `契约文件 ${file} 不能用：${why.zh}。它应当是 \`redocly bundle\` 产生的 JSON。`,
      en: `The contract file ${file} cannot be used: ${why.en}. It has to be JSON from \`redocly bundle\`.`,
    });
  }
}

/** What is read may be any file, so none of it is quoted, as a parser would. */
function reason(error: unknown): Text {
  if (error instanceof SyntaxError) return { zh: '不是 JSON', en: 'it is not JSON' };
  if (error instanceof Error && 'code' in error) return unreadable(error);
  const why = error instanceof Error ? error.message : String(error);
  return { zh: why, en: why };
}

const twice = new UsageError({
  zh: '--contract 用来代替自带的契约；自己的契约直接写在 check 之后。',
  en: '--contract replaces a shipped contract; one of your own is named right after `check`.',
});
