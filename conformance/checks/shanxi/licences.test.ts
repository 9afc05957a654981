import { describe, expect, it } from 'vitest';
import { taking } from '../../testing/shanxi/deviations.ts';
import { type Habits, rightHabits } from '../../testing/shanxi/operations.ts';
import { fixtures } from '../../testing/shanxi/platform-state.ts';
import type { Changes } from '../../testing/shanxi/right-endpoint.ts';
import { failuresOf, judgePlatform } from '../../testing/shanxi/trial.ts';

const opening = (opens: Habits['opens']): Changes => ({ opens });

/** Takes an identifier for the right one where it is so in some way. */
const lenient = (fits: (given: string, right: string) => boolean): Changes => {
  const right = fixtures.traded.licenseID;
  return {
    onCall: taking(({ parameters: { licenseID } }) =>
      fits(`${licenseID}`, right) ? { licenseID: right } : {},
    ),
  };
};

describe('a platform that is wrong about licences', () => {
  it.each<readonly [string, string, Changes]>([
    ['opens to any', 'unknown', opening(() => true)],
    ['looks for what is like it', 'unknown', lenient((given) => given === '%')],
    [
      'opens to the expired',
      'expired',
      opening((given, licence) =>
        rightHabits.opens(given, licence && { ...licence, isExpired: false }),
      ),
    ],
    [
      'minds no enterprise',
      'other-enterprise',
      opening(({ username }, licence) => licence?.username === username),
    ],
    [
      'minds no enterprise',
      'elsewhere',
      opening(({ username }, licence) => licence?.username === username),
    ],
    ['minds not what comes after', 'long', lenient((given, right) => given.startsWith(right))],
    [
      'minds not the end',
      'changed',
      lenient((given, right) => given.slice(0, -1) === right.slice(0, -1)),
    ],
    [
      'knows them in any case',
      'case',
      lenient((given, right) => given.toLowerCase() === right.toLowerCase()),
    ],
  ])('and %s fails %s', async (_, id, changes) => {
    const whole = `shanxi.licence.${id}`;

    expect(await failuresOf(whole, changes)).toContain(whole);
  });

  it('and does not bind them to accounts is warned', async () => {
    const opens: Habits['opens'] = ({ uniscId }, licence) =>
      licence?.uniscId === uniscId && licence?.isExpired === false;

    const { failed, readings } = await judgePlatform({ opens }, { only: ['shanxi.licence'] });

    expect([failed, readings]).toEqual([[], ['SX-A08']]);
  });
});
