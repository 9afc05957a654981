import { type Candidate, type CandidateGroup, type Keywords, literal, told } from './candidate.ts';

/** So many members are tried of a long list: its beginning. */
const budget = 12;

/** Each of the values that a schema lists is accepted, and what only looks like one is refused. */
export function choices({ enum: members, const: only }: Keywords): CandidateGroup {
  const listed = only === undefined ? (members ?? []) : [only];
  const own = new Set(listed.map((value) => JSON.stringify(value)));
  const near = listed.slice(0, 3).flatMap(lookalikes);
  const strays = near.filter(({ value }) => !own.has(JSON.stringify(value)));
  return {
    id: only === undefined ? 'enum' : 'const',
    title: told(
      '列出的值被接受，其他的（大小写、空格不同的也在内）被拒绝',
      'the listed values are accepted, and no others, not even in another case or padded',
    ),
    candidates: [...listed.slice(0, budget).map(literal), ...distinct(strays)],
  };
}

/** Values that a lenient program would take for this one. */
function lookalikes(value: unknown): readonly Candidate[] {
  if (typeof value === 'number') return [value + 1, -value - 1, `${value}`].map(literal);
  if (typeof value !== 'string') return [literal(`${value}`)];
  const cases = [value.toLowerCase(), value.toUpperCase(), `${value} `, ` ${value}`, `${value}\n`];
  return [...cases, value.slice(0, -1), `${value}x`, '', 'qiyue-0000'].map(literal);
}

const distinct = (candidates: readonly Candidate[]): readonly Candidate[] => [
  ...new Map(candidates.map((candidate) => [candidate.says.en, candidate])).values(),
];
