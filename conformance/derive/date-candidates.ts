import { type CandidateGroup, literal, told } from './candidate.ts';

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

/** The same of a moment: RFC 3339 wants a zone and knows no day without one. */
export const dateTimes: readonly CandidateGroup[] = [
  {
    id: 'moments',
    title: told('RFC 3339 的时刻被接受', 'every moment of RFC 3339 is accepted'),
    candidates: [
      '2026-03-05T08:09:10Z',
      '2026-03-05T08:09:10+08:00',
      '2024-02-29T23:59:59Z',
      '2026-03-05T08:09:10.123Z',
    ].map(literal),
  },
  {
    id: 'format',
    title: told(
      '其他写法的时刻和不存在的时刻被拒绝',
      'a moment in any other form, or one that never was, is refused',
    ),
    candidates: [
      '2026-03-05',
      '2026-03-05 08:09:10',
      '2026-03-05T08:09:10',
      '20260305T080910Z',
      '2026-02-30T08:09:10Z',
      '2026-03-05T25:00:00Z',
      '2026-03-05T08:60:00Z',
      '1772698150',
      '２０２６-03-05T08:09:10Z',
      'qiyue',
    ].map(literal),
  },
];
