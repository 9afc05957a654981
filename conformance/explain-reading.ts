import { registers } from '../generated/requirements.ts';
import { type Reading, readingsOf } from '../spec/docs/register-readings.ts';
import type { Text } from '../spec/language.ts';
import { listChecks } from './checks/all.ts';
import { type AnyRole, contractOf, type Role, titleOf } from './contract/role.ts';
import { collections } from './mutants/index.ts';
import type { Variant } from './mutants/mutant.ts';
import { readingRules } from './reading-rules.ts';

/** How an unclear place of a source is understood, and what rests on it. */
export interface ReadingExplanation {
  readonly kind: 'reading';
  readonly id: string;
  readonly says: Text;
  /** Null of a rule, which is about all places alike. */
  readonly place: (Pick<Reading, 'clause' | 'problem'> & { readonly source: Text }) | null;
  /** What an endpoint may do instead; null where it is nothing else. */
  readonly tolerated: Text | null;
  readonly requirements: readonly string[];
  readonly checks: readonly string[];
  /** The legal variants that show it, each a server that no check may fail. */
  readonly variants: readonly Pick<Variant, 'name' | 'says'>[];
}

/** The reading or the rule of that id; undefined where these contracts have none. */
export function readingNamed(
  wanted: string,
  among: readonly AnyRole[],
): ReadingExplanation | undefined {
  const shipped = among.filter(isShipped);
  const variants = shipped.flatMap((role) => variantsOf(role, wanted));
  const base = { kind: 'reading', id: wanted, variants } as const;
  if (Object.hasOwn(readingRules, wanted) && readingRules[wanted]) {
    const bare = { place: null, tolerated: null, requirements: [], checks: [] };
    return { ...base, ...bare, says: readingRules[wanted] };
  }
  const role = shipped.find((one) => Object.hasOwn(readingsOf(contractOf(one)), wanted));
  const found = role && readingsOf(contractOf(role))[wanted];
  if (!found) return undefined;
  const { clause, problem, reading, tolerated = null } = found;
  const requirements = citing(role, wanted);
  return {
    ...base,
    says: reading,
    place: { ...(clause === undefined ? {} : { clause }), problem, source: titleOf(role) },
    tolerated,
    requirements,
    checks: [...new Set(shipped.flatMap((one) => deciding(one, requirements)))],
  };
}

/** The ids of all readings of these contracts, and of the rules. */
export const readingIds = (among: readonly AnyRole[]): readonly string[] => [
  ...among.filter(isShipped).flatMap((role) => Object.keys(readingsOf(contractOf(role)))),
  ...Object.keys(readingRules),
];

const isShipped = (role: AnyRole): role is Role => role !== 'own';

interface Entry {
  readonly readings?: readonly string[];
}

const citing = (role: Role, reading: string): readonly string[] =>
  Object.entries<Entry>(registers[contractOf(role)].requirements)
    .filter(([, { readings = [] }]) => readings.includes(reading))
    .map(([id]) => id);

const deciding = (role: Role, requirements: readonly string[]): readonly string[] =>
  listChecks({ contract: role })
    .filter((check) => check.requirements.some((id) => requirements.includes(id)))
    .map(({ id }) => id);

const variantsOf = (role: Role, reading: string): ReadingExplanation['variants'] =>
  collections
    .filter(({ contract }) => contract === role)
    .flatMap(({ variants }) => variants.filter(({ tolerated }) => tolerated === reading));
