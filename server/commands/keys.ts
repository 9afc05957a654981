import type { Say } from '../../spec/command-line.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { configFor, isInMemory } from '../config.ts';
import { documentsWith } from '../documents.ts';
import { keysOn, openSmKeyFile, type SmKeyRing } from '../keys/sm-key-file.ts';
import { removeSmKey, rotateSmKeys } from '../keys/sm-keys.ts';
import type { PlatformKind } from '../platform.ts';
import { kindNamed, type StorageOptions } from './storage.ts';

export type KeyAction = 'list' | 'rotate' | 'remove';

/** Runs the action and prints the keys there then are; the server notices by its next call. */
export async function keysCommand(
  action: KeyAction,
  [contract, keyId]: readonly unknown[],
  { database, contract: bundle }: StorageOptions,
  say: Say,
): Promise<void> {
  const kind = kindNamed(String(contract), documentsWith(bundle));
  const settled = configFor({ database });
  if (isInMemory(settled)) throw inMemory;
  const lines = keyLines(action, { kind, file: settled.smKeyFile, keyId: String(keyId) }, say);
  for (const line of lines) process.stdout.write(`${line}\n`);
}

export interface KeyChoice {
  readonly kind: Pick<PlatformKind, 'id' | 'smKeys'>;
  readonly file: string;
  /** Only `remove` looks at it. */
  readonly keyId: string;
}

/** Does it and gives a line for each key, the current one last, without its private half. */
export function keyLines(action: KeyAction, choice: KeyChoice, say: Say): readonly string[] {
  if (!choice.kind.smKeys) throw noKeys(choice.kind.id);
  const ring = actions[action](choice);
  return keysOn(ring).map(({ keyId, createdAt, publicKey }) => {
    const isCurrent = keyId === ring.current.keyId;
    const state = isCurrent ? { zh: '当前', en: 'current' } : { zh: '旧', en: 'older' };
    return [keyId, createdAt, say(state), publicKey].join('\t');
  });
}

const actions: Readonly<Record<KeyAction, (choice: KeyChoice) => SmKeyRing>> = {
  list: ({ file }) => openSmKeyFile(file),
  rotate: ({ file }) => rotateSmKeys(file),
  remove({ file, keyId }) {
    const left = removeSmKey(file, keyId);
    if (left.ok) return left.value;
    throw refusals[left.refusal](keyId);
  },
};

const refusals = {
  current: (keyId: string) =>
    new UsageError({
      zh: `${keyId} 是当前密钥，不能删除；请先用 rotate 换新`,
      en: `${keyId} is the current key and stays; make a new one with rotate first`,
    }),
  unknown: (keyId: string) =>
    new UsageError({ zh: `没有密钥 ${keyId}`, en: `There is no key ${keyId}` }),
};

const noKeys = (contract: string) =>
  new UsageError({
    zh: `契约 ${contract} 没有 SM2 密钥`,
    en: `Contract ${contract} has no SM2 keys`,
  });

const inMemory = new UsageError({
  zh: '内存数据库的密钥只在服务器进程里，命令行够不到',
  en: 'The keys of a database in memory live in the server alone, out of reach of commands',
});
