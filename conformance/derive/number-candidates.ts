import { type CandidateGroup, type Keywords, literal, spelled, told } from './candidate.ts';

/** What is tried of a number; of one that may be a string of digits too, both. */
export function numberGroups(
  schema: Keywords,
  kinds: ReadonlySet<string>,
): readonly CandidateGroup[] {
  if (kinds.has('string')) return [numbers, digits];
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = multipleOf ?? (kinds.has('number') ? 0.5 : 1);
  const low = [minimum, exclusiveMinimum].filter((one) => one !== undefined);
  const high = [maximum, exclusiveMaximum].filter((one) => one !== undefined);
  return [
    ...(low.length > 0 ? [edge('minimum', low, step)] : []),
    ...(high.length > 0 ? [edge('maximum', high, step)] : []),
    ...(multipleOf === undefined ? [] : [multiples(multipleOf, low[0] ?? 0)]),
    ...(kinds.has('number') ? [] : [whole]),
    spellings(inRange(schema, step)),
  ];
}

/** At an edge, and one step to either side of it. */
const edge = (
  id: 'minimum' | 'maximum',
  limits: readonly number[],
  step: number,
): CandidateGroup => ({
  id,
  title: told(
    '边界上的值按契约接受，超出范围的被拒绝',
    'values at the edge are accepted as the contract says, those out of range refused',
  ),
  candidates: limits
    .flatMap((limit) => [limit - step, limit, limit + step])
    .map((value) => literal(Object.is(value, -0) ? 0 : value)),
});

const multiples = (factor: number, from: number): CandidateGroup => {
  const start = Math.ceil(from / factor) * factor;
  const stray = start + factor + (factor > 1 ? 1 : factor / 2);
  return {
    id: 'multipleOf',
    title: told(`不是 ${factor} 倍数的值被拒绝`, `what is no multiple of ${factor} is refused`),
    candidates: [start, start + factor, stray].map(literal),
  };
};

const whole: CandidateGroup = {
  id: 'whole',
  title: told('不是整数的值被拒绝', 'what is no whole number is refused'),
  candidates: [literal(1.5), spelled('1e-1'), spelled('1e400'), spelled('-1e400')],
};

/** A number in range, for what is about the way it is written. */
function inRange({ minimum, exclusiveMinimum = 0, maximum = Infinity }: Keywords, step: number) {
  const low = minimum ?? exclusiveMinimum + step;
  return low <= 100 && maximum >= 100 && 100 % step === 0 ? 100 : low;
}

/** JSON Schema knows one number in each of these; programs often do not. */
const spellings = (value: number): CandidateGroup => ({
  id: 'spelling',
  title: told(
    '同一数值的其他写法（1.0、1e2）同样接受',
    'the same number written otherwise (1.0, 1e2) is accepted',
  ),
  candidates: [`${value}${Number.isInteger(value) ? '.0' : '0'}`, value.toExponential()].map(
    spelled,
  ),
  optional: true,
});

const numbers: CandidateGroup = {
  id: 'minimum',
  title: told('超出范围的值被拒绝', 'values out of range are refused'),
  candidates: [0, -1, '0', '-1', 'abc', '1.5', '１'].map(literal),
};

const digits: CandidateGroup = {
  id: 'integer',
  title: told('整数和数字串都被接受', 'integers and strings of digits are accepted'),
  candidates: [1, '1', 2, '2', 1_000_000].map(literal),
};
