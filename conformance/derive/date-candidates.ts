import type { Text } from '../../spec/language.ts';
import type { Candidate, CandidateGroup } from './candidates.ts';

const told = (zh: string, en: string): Text => ({ zh, en });
const literal = (value: string): Candidate => {
  const text = JSON.stringify(value);
  return { value, says: { zh: text, en: text } };
};

/** What is tried of a date written as RFC 3339 has it: days, other forms, days that are none. */
export const dates: readonly CandidateGroup[] = [
  {
    id: 'days',
    title: told('日历上的每一天都被接受', 'every day of the calendar is accepted'),
    candidates: [
      '2026-01-01',
      '2026-12-31',
      '2024-02-29',
      '2000-02-29',
      '1949-10-01',
      '2099-12-31',
    ].map(literal),
  },
  {
    id: 'pattern',
    title: told('其他写法的日期被拒绝', 'a date in any other form is refused'),
    candidates: [
      '20260101',
      '2026/01/01',
      '2026.01.01',
      '2026-1-1',
      '26-01-01',
      '01-01-2026',
      '2026-01',
      '2026-01-01T00:00:00',
      '2026-01-01 00:00:00',
      '2026年1月1日',
      '２０２６-０１-０１',
      ' 2026-01-01 ',
      '  ',
      '1767225600000',
      'qiyue',
    ].map(literal),
  },
  {
    id: 'format',
    title: told('日历上没有的日期被拒绝', 'a day that no calendar has is refused'),
    candidates: [
      '2026-02-30',
      '2026-04-31',
      '2025-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-01-32',
      '2026-01-00',
    ].map(literal),
  },
];
