import { type ContractId, registers } from '../../generated/requirements.ts';
import { contractIds } from '../../spec/bundles.ts';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';

/**
 * What can be judged: the platform of each contract, and for Shanxi also the data provider that
 * the platform calls (SX-R019), which the webhooks of the same document describe.
 */
export type Role = ContractId | 'shanxi-provider';

/** A role, or the document of a person's own, which is opened from a file. */
export type AnyRole = Role | OwnRole;
export type OwnRole = 'own';

/** In the order in which they are listed everywhere. */
export const roles: readonly Role[] = [...contractIds, 'shanxi-provider'];

/** The contract whose document and register a role goes by. */
export function contractOf(role: Role): ContractId;
export function contractOf(role: AnyRole): ContractId | OwnRole;
export function contractOf(role: AnyRole): ContractId | OwnRole {
  return role === 'shanxi-provider' ? 'shanxi' : role;
}

/** What a report calls it: the title of its document, and on which side of it the endpoint is. */
export function titleOf(role: AnyRole): Text {
  if (role === 'own') return { zh: '自己的契约', en: 'A contract of one’s own' };
  const { zh, en } = registers[contractOf(role)].title;
  return role === contractOf(role)
    ? { zh, en }
    : { zh: `${zh} · 数据提供方`, en: `${en} · data provider` };
}

/** The role that a person named on the command line. */
export function knownRole(name: string): Role {
  const role = roles.find((known) => known === name);
  if (role !== undefined) return role;
  const known = roles.join(', ');
  throw new UsageError({
    zh: `没有名为 ${name} 的契约；现有：${known}。自己的契约写文件名，如 ./openapi.yaml`,
    en: `There is no contract called ${name}; there are: ${known}. For one of your own name its file, as ./openapi.yaml`,
  });
}
