/** Anything that was sent as a JSON object. */
export type Sent = Readonly<Record<string, unknown>>;

/** One fault of a case, as `errors` tells it. */
export interface Told {
  readonly errorCode: string;
  readonly message: string;
}

/** The cases that were accepted, by application and caseid. */
export type Kept = Map<string, { readonly content: string; readonly acceptid: string }>;

const head: readonly string[] = [
  'caseid',
  'casename',
  'caseintroduction',
  'illegality',
  'penalty',
  'penaltydate',
  'penaltyorg',
];
const inEntity: readonly string[] = ['pripid', 'uniscid', 'legal', 'enttype'];

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

function isDay(value: unknown): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString() === `${value}T00:00:00.000Z`;
}

/** All faults in the order of their codes (NM-A27). */
export function faultsOf(one: Sent): readonly Told[] {
  const inHead = head.flatMap((name, index) => {
    const right = isText(one[name]) && (name !== 'penaltydate' || isDay(one[name]));
    return right ? [] : [{ errorCode: `${14_000 + index}`, message: `${name} is wrong` }];
  });
  const list = Array.isArray(one['penaltylist']) ? one['penaltylist'] : [];
  const inList = list.flatMap((entity: Sent | null, index) =>
    inEntity
      .filter((name) => !isText(entity?.[name]))
      .map((name) => ({ errorCode: '14008', message: `penaltylist[${index}].${name} is empty` })),
  );
  const noList = { errorCode: '14007', message: 'penaltylist is empty' };
  return [...inHead, ...(list.length === 0 ? [noList] : inList)].slice(0, 100);
}

/** What a case says, in whatever order and beside whatever other fields. */
export const contentOf = (one: Sent): string =>
  JSON.stringify(one, [...head, 'penaltylist', ...inEntity]);

/** NM-A33: the same content gets its acceptid again, other content gets none. */
export function keep(kept: Kept, key: string, one: Sent): string | null {
  const before = kept.get(key);
  if (before) return before.content === contentOf(one) ? before.acceptid : null;
  return keepAnew(kept, key, one);
}

/** Takes every case for a new one. */
export function keepAnew(kept: Kept, key: string, one: Sent): string {
  count += 1;
  kept.set(key, { content: contentOf(one), acceptid: `A${count}` });
  return `A${count}`;
}

let count = 0;
