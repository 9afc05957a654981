/** What the sample register of penalties asks of its input; every rule can be broken by a test. */

export const codes = {
  success: 0,
  badInput: 40001,
  badCredentials: 40101,
  notFound: 40401,
} as const;

export interface Penalty {
  readonly number: string;
  readonly party: string;
  readonly amount: string;
  readonly decidedOn: string;
  readonly status: string;
}

/** So many made-up penalties that a list of them has several pages. */
export const penalties: readonly Penalty[] = Array.from({ length: 45 }, (_, index) => ({
  number: `XZ-2026-${String(index + 1).padStart(6, '0')}`,
  party: index === 3 ? '𠮷野商店' : `示例企业${index + 1}号`,
  amount: `${(index + 1) * 1000}.00`,
  decidedOn: `2026-01-${String((index % 28) + 1).padStart(2, '0')}`,
  status: ['VALID', 'REVOKED', 'EXPIRED'][index % 3] ?? 'VALID',
}));

/** Whether a text, or nothing at all, is right for a parameter. */
export type Rule = (text: string | null) => boolean;

const optional =
  (rule: (text: string) => boolean): Rule =>
  (text) =>
    text === null || rule(text);
const required =
  (rule: (text: string) => boolean): Rule =>
  (text) =>
    text !== null && rule(text);

const whole = (text: string, least: number, most: number): boolean =>
  /^-?\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
const long = (text: string, least: number, most: number): boolean =>
  [...text].length >= least && [...text].length <= most;
const isNumber = (text: string): boolean => /^XZ-[0-9]{4}-[0-9]{6}$/.test(text);
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

/** The rules by operation and parameter. */
export const rules = {
  listPenalties: {
    pageNo: optional((text) => whole(text, 1, Number.MAX_SAFE_INTEGER)),
    pageSize: optional((text) => whole(text, 1, 100)),
    status: optional((text) => ['VALID', 'REVOKED', 'EXPIRED'].includes(text)),
    party: optional((text) => long(text, 2, 50)),
  },
  getPenalty: { number: required(isNumber) },
  submitObjection: {
    applyNo: required((text) => long(text, 1, 32)),
    number: required(isNumber),
    contact: required((text) => /^1[0-9]{10}$/.test(text)),
    reason: required((text) => long(text, 5, 200)),
    publishedOn: optional(isDay),
  },
} satisfies Readonly<Record<string, Readonly<Record<string, Rule>>>>;

export type Operation = keyof typeof rules;
