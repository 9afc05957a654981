import { UsageError } from '../../spec/usage-error.ts';

/** The start of 2026: a time that every build has in common. */
const otherwise = Date.UTC(2026, 0, 1) / 1000;

/** Seconds since 1970 that all files of a build bear, from SOURCE_DATE_EPOCH if that is set. */
export function builtAt(environment: Readonly<Record<string, string | undefined>>): number {
  const text = environment['SOURCE_DATE_EPOCH'];
  if (text === undefined || text === '') return otherwise;
  if (/^\d{1,10}$/.test(text)) return Number(text);
  throw new UsageError({
    zh: `环境变量 SOURCE_DATE_EPOCH 应为自 1970 年起的秒数，现在是“${text}”`,
    en: `SOURCE_DATE_EPOCH must be seconds since 1970; it is "${text}"`,
  });
}
