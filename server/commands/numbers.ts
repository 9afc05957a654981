import { UsageError } from '../../spec/usage-error.ts';

/** The whole number that an argument holds, or a message that names it. */
export function numberIn(name: string, text: string, [least, most]: readonly [number, number]) {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError({
    zh: `${name} 应为 ${least} 至 ${most} 的整数，现在是“${text}”`,
    en: `${name} must be a whole number from ${least} to ${most}; it is "${text}"`,
  });
}
