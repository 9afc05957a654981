import type { Reply } from '../exchange/observation.ts';
import type { Decided } from '../run.ts';

/** A check after the run, as far as its cause depends on it. */
export type Judged = Pick<Decided<never>, 'outcome' | 'evidence'> & {
  readonly check: Pick<
    Decided<never>['check'],
    'id' | 'operation' | 'field' | 'requirements' | 'severity'
  >;
};

/**
 * For each failed check that has the same cause as a graver one, the id of that one. Two checks
 * have the same cause only if nothing tells their differences apart: a cause too many costs a
 * glance, and a cause too few hides a fault.
 */
export function causesOf(decided: readonly Judged[]): ReadonlyMap<string, string> {
  const failed = decided.filter(({ outcome }) => outcome.verdict === 'fail');
  const weights = new Map(failed.map((one) => [one, weightOf(one, decided)]));
  const weight = (one: Judged): number => weights.get(one) ?? 0;
  return new Map(
    clustersOf(failed).flatMap((cluster) => {
      const [first, ...followers] = cluster.toSorted((a, b) => weight(b) - weight(a));
      return followers.map(({ check }) => [check.id, first?.check.id ?? check.id] as const);
    }),
  );
}

const severities = ['may', 'should', 'must'];

/** What blocks others comes first, then what is wrong with every reply, then the graver. */
function weightOf({ check }: Judged, decided: readonly Judged[]): number {
  const blocked = decided.filter(
    ({ outcome }) => outcome.verdict === 'blocked' && outcome.by === check.id,
  );
  const frame = chapterOf(check.id) === 'frame' ? 1 : 0;
  return blocked.length * 10 + frame * 5 + severities.indexOf(check.severity);
}

interface Cluster {
  readonly members: readonly Judged[];
  readonly signs: readonly string[];
}

/** Checks that share any sign of a common cause, in the order in which they ran. */
function clustersOf(failed: readonly Judged[]): readonly (readonly Judged[])[] {
  const bySign = new Map<string, Cluster>();
  for (const one of failed) {
    const signs = signsOf(one);
    const joined = new Set(signs.flatMap((sign) => bySign.get(sign) ?? []));
    const cluster = joinedWith([...joined], { members: [one], signs });
    for (const sign of cluster.signs) bySign.set(sign, cluster);
  }
  return [...new Set(bySign.values())].map(({ members }) => members);
}

const joinedWith = (clusters: readonly Cluster[], last: Cluster): Cluster => ({
  members: [...clusters, last].flatMap(({ members }) => members),
  signs: [...clusters, last].flatMap(({ signs }) => signs),
});

/** What says of a failed check why it failed; checks with a sign in common have one cause. */
function signsOf(one: Judged): readonly string[] {
  const { outcome, evidence } = one;
  if (outcome.verdict !== 'fail') return [];
  const reply = evidence?.reply ?? null;
  const own = [sign('difference', ...differenceOf(one)), ...acrossOperations(one)];
  if (evidence && reply === null) return [...own, ...silenceOf(evidence)];
  return reply ? [...own, ...undecided(reply, outcome.difference.at)] : own;
}

/** What cannot be read, or not be understood, says the same of every rule it might have kept. */
function undecided(reply: Reply, at: string | null): readonly string[] {
  const { status, headers, text, outcomes, decisive, codeAt, frame } = reply;
  const isRead = !frame.some(({ kind }) => kind === 'json');
  const isAboutIt = at === codeAt || decisive.some((one) => one.at === at);
  if (isRead && (outcomes.length > 0 || !isAboutIt)) return [];
  const values = decisive.map(({ value }) => value);
  if (isRead && values.some((value) => value !== undefined)) {
    return [sign('code', status, ...values)];
  }
  return [sign('unreadable', status, headers['content-type'], text.slice(0, 2_000))];
}

const sign = (...parts: readonly unknown[]): string => JSON.stringify(parts);

/** The same way of failing at the same place, told of one field by one chapter and requirement. */
function differenceOf({ check, outcome }: Judged): readonly unknown[] {
  const { id, operation, field, requirements } = check;
  return [chapterOf(id), operation, field, requirements[0], ...toldBy(outcome)];
}

/** The same check of another operation, and the same field of its replies wrong in the same way. */
function acrossOperations({ check, outcome }: Judged): readonly string[] {
  const { id, operation } = check;
  if (operation === '*' || outcome.verdict !== 'fail') return [];
  const name = id.replace(`.${operation}`, '.*');
  if (chapterOf(id) !== 'reply') return [sign('everywhere', name, ...toldBy(outcome))];
  const { at, expected, actual } = outcome.difference;
  return [sign('reply', fieldAt(at), expected.en, kindOf(actual.en))];
}

const toldBy = (outcome: Judged['outcome']): readonly unknown[] =>
  outcome.verdict === 'fail'
    ? [
        fieldAt(outcome.difference.at),
        outcome.difference.expected.en,
        withoutCount(outcome.difference.actual.en),
      ]
    : [];

/**
 * An operation that breaks off or never ends does so whatever is asked of it, as far as can be seen
 * from here; a connection that nobody takes is about no operation.
 */
function silenceOf({ failure, operation }: NonNullable<Judged['evidence']>): readonly string[] {
  const gone = /^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/.test(failure ?? '');
  return [gone ? sign('unreachable', failure) : sign('unanswered', operation, failure)];
}

const fieldAt = (at: string | null): string | null =>
  at === null ? null : at.replaceAll(/\/\d+(?=\/|$)/g, '/*');

/** Checks over all replies end with the number of places, which says nothing of the cause. */
const withoutCount = (text: string): string => text.replace(/ \(\d+ places\)$/, '');

/** What kind of value a text shows: which one it is differs from reply to reply. */
function kindOf(shown: string): string {
  const text = withoutCount(shown);
  if (text.startsWith('"')) return 'text';
  if (/^-?\d/.test(text)) return 'number';
  if (text.startsWith('[')) return 'list';
  return text.startsWith('{') ? 'object' : text;
}

const chapterOf = (id: string): string => id.split('.')[1] ?? '';
