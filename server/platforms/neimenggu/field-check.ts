import { calendarDate } from '../../../spec/calendar-date.ts';
import type { Text } from '../../../spec/language.ts';
import type { Fault } from '../../http/fault.ts';
import { accept, type Result, refuse } from '../../result.ts';
import type { FieldRule } from './case-rules.ts';
import type { RefusalKind } from './domain.ts';

export type CaseFault = Fault<RefusalKind>;

/** NM-A28: a text that holds more than blanks, or what is wrong with the value at that path. */
export function filledText(value: unknown, path: string): Result<string, Text> {
  if (value === undefined) return refuse({ zh: `${path} 没有给出`, en: `${path} is missing` });
  if (typeof value !== 'string') {
    return refuse({ zh: `${path} 不是字符串`, en: `${path} is not a string` });
  }
  if (value.trim() !== '') return accept(value);
  return refuse({ zh: `${path} 是空的`, en: `${path} is blank` });
}

/**
 * The text that a field holds, or what is wrong with it (NM-A26, NM-A28). `place` stands before
 * the name of the field where a message calls it.
 */
export function fieldText(
  value: unknown,
  rule: FieldRule,
  place: string,
): Result<string, CaseFault> {
  const { kind, pattern, isDate, maxLength } = rule;
  const isInForm =
    typeof value === 'string' && pattern.test(value) && (!isDate || calendarDate.test(value));
  if (isInForm && !isLonger(value, maxLength) && value.isWellFormed()) return accept(value);
  const path = `${place}${rule.name}`;
  if (typeof value === 'string' && isLonger(value, maxLength)) return tooLong(maxLength, path);
  const filled = filledText(value, path);
  if (!filled.ok) return refuse({ kind, says: filled.refusal });
  return isInForm ? brokenText(path) : misshapen(kind, isDate, path);
}

const fault = (kind: RefusalKind, zh: string, en: string) =>
  refuse<CaseFault>({ kind, says: { zh, en } });

/** NM-A24. */
function misshapen(kind: RefusalKind, isDate: boolean, path: string) {
  if (!isDate) return fault(kind, `${path} 不合格式`, `${path} does not have its form`);
  return fault(
    kind,
    `${path} 应为 yyyy-MM-dd 格式的真实日期，例如 2026-03-05`,
    `${path} must be a real date as yyyy-MM-dd, e.g. 2026-03-05`,
  );
}

/** NM-A42. */
const tooLong = (limit: number, path: string) =>
  fault('too-long', `${path} 超过 ${limit} 个字符`, `${path} has more than ${limit} characters`);

/** A string that JSON can escape and UTF-8 cannot hold: storing it would change it. */
const brokenText = (path: string) =>
  fault('malformed', `${path} 含有不成对的代理字符`, `${path} holds an unpaired surrogate`);

/** NM-A42: counts characters, not the halves that some are stored in. */
function isLonger(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  return text.length > 2 * limit || [...text].length > limit;
}
