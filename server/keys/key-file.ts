import { existsSync, readFileSync } from 'node:fs';
import { UsageError } from '../../spec/usage-error.ts';
import { createKey, createVault, type Vault } from '../http/security.ts';
import type { Stores } from '../stores/port.ts';
import { createPrivateFile } from './private-file.ts';

const checkName = 'key-check';
const checkText = 'qiyue';

/**
 * The vault whose key is in `file`, made at the first start. A database remembers whose key sealed
 * it, so a lost or exchanged key file is noticed here and not as wrong signatures later.
 */
export async function openVault(file: string, settings: Stores['settings']): Promise<Vault> {
  const known = await settings.get(checkName);
  if (known && !existsSync(file)) throw lost(file);
  const vault = createVault(keyIn(file));
  // Of instances with files of their own that start together, one alone is the first.
  if (!known && (await settings.add(checkName, vault.seal(checkText, checkName)))) return vault;
  const check = known ?? (await settings.get(checkName));
  if (!check || !opens(vault, check)) throw exchanged(file);
  return vault;
}

/** The vault whose key is in a file that must be there, for those who only read. */
export function vaultIn(file: string): Vault {
  if (!existsSync(file)) throw missing(file);
  return createVault(keyIn(file));
}

/** What keeps the file from being read or made is for the operator to mend. */
function keyIn(file: string): Buffer {
  try {
    if (!existsSync(file)) createPrivateFile(file, `${createKey().toString('hex')}\n`);
    return readKey(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const cause = error instanceof Error ? error.message : String(error);
    throw new UsageError({
      zh: `无法使用密钥文件 ${file}：${cause}`,
      en: `Cannot use the key file ${file}: ${cause}`,
    });
  }
}

function readKey(file: string): Buffer {
  const text = readFileSync(file, 'utf8').trim();
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex');
  throw new UsageError({
    zh: `密钥文件 ${file} 应为 64 位十六进制数字`,
    en: `Key file ${file} must hold 64 hexadecimal digits`,
  });
}

function opens(vault: Vault, check: Uint8Array): boolean {
  try {
    return vault.unseal(check, checkName) === checkText;
  } catch {
    return false;
  }
}

const missing = (file: string) =>
  new UsageError({
    zh: `没有密钥文件 ${file}；请用 QIYUE_KEY_FILE 指明`,
    en: `There is no key file ${file}; name it in QIYUE_KEY_FILE`,
  });

const lost = (file: string) =>
  new UsageError({
    zh: `数据库中的 TOKEN 用密钥文件 ${file} 封存，但该文件不存在；请恢复备份，或换用新的数据库`,
    en: `The TOKENs in the database are sealed with key file ${file}, which is missing; restore it or start a new database`,
  });

const exchanged = (file: string) =>
  new UsageError({
    zh: `密钥文件 ${file} 不是封存这个数据库的那一把；请用 QIYUE_KEY_FILE 指明正确的文件`,
    en: `Key file ${file} is not the one that sealed this database; name the right one in QIYUE_KEY_FILE`,
  });
