import { describe, expect, it } from 'vitest';
import { describeChecks } from '../../testing/sound-checks.ts';

const checks = describeChecks('wuhan');

describe('the checks of wuhan', () => {
  it('skip a further service that the target file says nothing of', () => {
    const further = checks.filter(({ operation }) => operation === 'queryLicenses');

    expect(further.length).toBeGreaterThan(0);
    expect(further.every(({ needs }) => needs?.includes('fixtures.queryLicenses'))).toBe(true);
  });
});
