import { calendarDate } from '../../spec/calendar-date.ts';
import { UsageError } from '../../spec/usage-error.ts';

/** The first second, since 1970, of a day where the operator is. */
export const beginningOf = (option: string, day: string): number =>
  dateOf(option, day).getTime() / 1000;

/** The first second after a day where the operator is; days are not all of the same length. */
export function endOf(option: string, day: string): number {
  const date = dateOf(option, day);
  return date.setDate(date.getDate() + 1) / 1000;
}

function dateOf(option: string, day: string): Date {
  if (calendarDate.test(day)) return new Date(`${day}T00:00:00`);
  throw new UsageError({
    zh: `${option} 应为 yyyy-MM-dd 格式的日期，现在是“${day}”`,
    en: `${option} must be a date as yyyy-MM-dd; it is "${day}"`,
  });
}
