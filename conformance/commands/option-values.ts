import { UsageError } from '../../spec/usage-error.ts';
import type { Budget } from '../report/report.ts';
import { spaced } from '../spaced.ts';

/** Reads the value of an option. Throws `UsageError` where it is not one of those. */
export const oneOf =
  <const Value extends string>(option: string, values: readonly Value[]) =>
  (text: string): Value => {
    const value = values.find((known) => known === text);
    if (value !== undefined) return value;
    throw notOf(option, text, { zh: values.join('、'), en: values.join(', ') });
  };

/** Requests per second: as a target file may say it. Throws `UsageError`. */
export function rateOf(text: string): number {
  const rate = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (rate > 0 && rate <= 100_000) return rate;
  throw notOf('--rate', text, {
    zh: '每秒请求数，大于 0，至多 100000',
    en: 'a number of requests per second above 0, 100000 at most',
  });
}

/** A whole number that nothing is lost of. Throws `UsageError`. */
export function seedOf(text: string): number {
  const seed = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(seed)) return seed;
  throw notOf('--seed', text, { zh: '一个整数', en: 'a whole number' });
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/**
 * What a run may cost: `300` requests, `90s`, `5m` or `1h`, and both with a comma between them or
 * by a second option, whose value is added to the budget before it. Throws `UsageError`.
 */
export function budgetOf(text: string, before: Budget | undefined): Budget {
  let { requests, seconds } = before ?? { requests: null, seconds: null };
  for (const part of text.split(',')) {
    const [, digits = '', unit = ''] = /^ *(\d{1,9})([smh]?) *$/.exec(part) ?? [];
    const amount = Number(digits) * (unitSeconds[unit] ?? 1);
    if (amount === 0) throw notOf('--budget', text, budgetWords);
    [requests, seconds] = unit === '' ? [amount, seconds] : [requests, amount];
  }
  return { requests, seconds };
}

const budgetWords = {
  zh: '请求数或时长，例如 300、90s、5m 或 300,5m',
  en: 'a number of requests or a time, as 300, 90s, 5m or 300,5m',
};

const notOf = (option: string, text: string, known: { readonly zh: string; readonly en: string }) =>
  new UsageError({
    zh: `${spaced(`${option} 应为${known.zh}`)}，现在是“${text}”`,
    en: `${option} has to be ${known.en}; it is "${text}"`,
  });
