import { describe, expect, it } from 'vitest';
import { calendarDate } from './calendar-date.ts';

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const written = (year: number, month: number, day: number): string =>
  [String(year).padStart(4, '0'), ...[month, day].map((one) => String(one).padStart(2, '0'))].join(
    '-',
  );

describe('a calendar date', () => {
  it.each(days.map((last, index) => [index + 1, last] as const))(
    'ends month %i after %i days',
    (month, last) => {
      expect(calendarDate.test(written(2025, month, last))).toBe(true);
      expect(calendarDate.test(written(2025, month, last + 1))).toBe(false);
    },
  );

  it('begins each month with 01', () => {
    const firsts = days.map((_, index) => [0, 1].map((day) => written(2025, index + 1, day)));

    const begins = firsts.map((pair) => pair.map((date) => calendarDate.test(date)));

    expect(begins).toEqual(days.map(() => [false, true]));
  });

  it('has a 29th of February in exactly the years of the Gregorian calendar', () => {
    const years = Array.from({ length: 10_000 }, (_, year) => year);

    const wrong = years.filter((year) => {
      const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
      return calendarDate.test(written(year, 2, 29)) !== leap;
    });

    expect(wrong).toEqual([]);
  });

  it.each([
    '2026-3-5',
    '2026-03-05 ',
    '2026/03/05',
    '20260305',
    '2026-13-01',
    '２０２６-03-05',
    '',
  ])('is not %j', (text) => {
    expect(calendarDate.test(text)).toBe(false);
  });
});
