import { describe, expect, it } from 'vitest';
import { describeChecks } from '../../testing/sound-checks.ts';

const checks = describeChecks('neimenggu');

describe('the checks of neimenggu', () => {
  it('send cases only with leave', () => {
    const sending = checks.filter(
      ({ id, operation }) => operation === 'receiveCaseinfo' && !id.startsWith('neimenggu.reply.'),
    );

    expect(sending.length).toBeGreaterThan(0);
    expect(sending.filter(({ needs }) => !needs?.includes('write'))).toEqual([]);
  });
});
