import { describe, expect, it } from 'vitest';
import { fewestBeforeARefusal, mostWithinASecond, type TimedCall } from './saturation.ts';

const call = (sent: number, answered: number, passed = true): TimedCall => ({
  sent,
  answered,
  passed,
});

describe('the most calls that passed within a second', () => {
  it('are those that were sent and answered within it', () => {
    expect(mostWithinASecond([call(0, 10), call(5, 900), call(20, 999)])).toBe(3);
  });

  it('leave out those that may have passed later, and those that did not', () => {
    expect(mostWithinASecond([call(0, 10), call(5, 1_200), call(20, 30, false)])).toBe(1);
  });
});

describe('the fewest calls that passed before a refusal', () => {
  it('are those that may have passed in the second before it', () => {
    const before = [call(0, 100), call(500, 1_500), call(1_900, 2_100)];

    expect(fewestBeforeARefusal([...before, call(2_000, 2_050, false)])).toBe(2);
  });

  it('are none where nothing was refused', () => {
    expect(fewestBeforeARefusal([call(0, 1)])).toBe(0);
  });
});
