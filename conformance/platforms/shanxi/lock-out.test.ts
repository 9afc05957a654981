import { describe, expect, it } from 'vitest';
import { rightHabits } from '../../testing/shanxi/operations.ts';
import { accounts } from '../../testing/shanxi/platform-state.ts';
import type { Changes } from '../../testing/shanxi/right-endpoint.ts';
import { judgePlatform } from '../../testing/shanxi/trial.ts';

const { username } = accounts.account;

/** Locks the account under test after so many wrong calls, for so many calls of its own. */
function locking(most: number, calls: number): Changes {
  let [wrong, locked] = [0, 0];
  return {
    letsIn(given, state) {
      const isRight = rightHabits.letsIn(given, state);
      if (given['username'] !== username) return isRight;
      if (locked > 0) {
        locked -= 1;
        return false;
      }
      wrong = isRight ? 0 : wrong + 1;
      if (wrong === most) [wrong, locked] = [0, calls];
      return isRight;
    },
  };
}

describe('an account that is locked after wrong passwords', () => {
  it('is never locked where a right call between them counts', async () => {
    const { failed, exitCode } = await judgePlatform(locking(5, Number.MAX_VALUE), {
      only: ['shanxi.credentials'],
    });

    expect([failed, exitCode]).toEqual([[], 0]);
  });

  it('is waited for', async () => {
    const { failed, exitCode } = await judgePlatform(locking(3, 2), {
      only: ['shanxi.grade.right', 'shanxi.credentials.getEnterpriseGrade', 'shanxi.token.right'],
    });

    expect([failed, exitCode]).toEqual([[], 0]);
  });

  it('and stays locked proves nothing, and is told', async () => {
    const { failed, blocked, exitCode } = await judgePlatform(locking(1, Number.MAX_VALUE), {
      only: ['shanxi.grade.right', 'shanxi.credentials', 'shanxi.token.right'],
    });

    expect(failed).toEqual(['shanxi.credentials.lock-out']);
    expect(blocked).toContain('shanxi.token.right');
    expect(exitCode).toBe(3);
  }, 20_000);
});
