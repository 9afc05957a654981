import { UsageError } from '../../spec/usage-error.ts';

/**
 * Anything printable without blanks around it: the documents say nothing of the form of an account
 * (NM-A56) or of a `username`.
 */
export function demandAccountName(text: string): void {
  if (/^\S(.{0,62}\S)?$/u.test(text) && !/\p{Cc}/u.test(text)) return;
  throw new UsageError({
    zh: `账户名应为 1 至 64 个可见字符，首尾没有空白，现在是“${text}”`,
    en: `An account name must be 1 to 64 visible characters without blanks around it; it is "${text}"`,
  });
}
