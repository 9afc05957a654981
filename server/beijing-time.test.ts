import { expect, it } from 'vitest';
import { beijingTime, secondsOf } from './beijing-time.ts';

it('writes a moment as clocks in Beijing show it', () => {
  expect(beijingTime(0)).toBe('1970-01-01 08:00:00');
  expect(beijingTime(1_772_294_399)).toBe('2026-02-28 23:59:59');
});

it('reads what it writes', () => {
  expect(secondsOf(beijingTime(1_772_294_399))).toBe(1_772_294_399);
});

it.each(['2026-02-29 00:00:00', '2026-01-01 24:00:00', '2026-01-01', '2026-1-1 0:0:0', 'today'])(
  'reads no moment from %j',
  (text) => {
    expect(secondsOf(text)).toBeUndefined();
  },
);
