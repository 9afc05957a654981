import type { Decided } from '../run.ts';

type About = Pick<Decided<never>['check'], 'id' | 'operation' | 'field' | 'requirements'>;

/** A check after the run, as far as likeness depends on it. */
export type Passed = Pick<Decided<never>, 'outcome' | 'observations'> & { readonly check: About };

/**
 * The passed check that is most like a failed one: about the same field of the operation, else of
 * the same operation and chapter, else of the same requirement. Among equals those count more that
 * sent something, then those with the most alike id, then the earlier. Null where none is like it.
 */
export function nearestPass<One extends Passed>(
  failed: About,
  decided: readonly One[],
): One | null {
  const ranked = decided
    .filter(({ outcome }) => outcome.verdict === 'pass')
    .map((one) => ({ one, rank: rankOf(failed, one) }))
    .filter(({ rank }) => rank.likeness > 0)
    .toSorted((a, b) => compared(b.rank, a.rank));
  return ranked[0]?.one ?? null;
}

interface Rank {
  readonly likeness: number;
  readonly sent: number;
  readonly alike: number;
}

const rankOf = (failed: About, { check, observations }: Passed): Rank => ({
  likeness: likeness(failed, check),
  sent: Math.min(observations.length, 1),
  alike: commonParts(failed.id, check.id),
});

const compared = (one: Rank, other: Rank): number =>
  one.likeness - other.likeness || one.sent - other.sent || one.alike - other.alike;

function likeness(failed: About, passed: About): number {
  const inOperation = failed.operation === passed.operation;
  if (inOperation && failed.field === passed.field) return 3;
  if (inOperation && chapterOf(failed) === chapterOf(passed)) return 2;
  return passed.requirements.some((id) => failed.requirements.includes(id)) ? 1 : 0;
}

const chapterOf = ({ id }: About): string => id.split('.')[1] ?? '';

/** How many parts of the names agree from the left, `credit-code` and `credit-name` by one more. */
function commonParts(one: string, other: string): number {
  const [parts, others] = [one.split(/[.-]/), other.split(/[.-]/)];
  const differing = parts.findIndex((part, index) => part !== others[index]);
  return differing === -1 ? parts.length : differing;
}
