import { expect, it } from 'vitest';
import { dayInChina } from './waivers-day.ts';

it.each([
  ['2026-12-31T15:59:59.999Z', '2026-12-31'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ['2026-12-31T23:30:00-09:00', '2027-01-01'],
])('at %s it is %s in China, wherever the judge runs', (moment, day) => {
  expect(dayInChina(new Date(moment))).toBe(day);
});
