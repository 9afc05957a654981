import { describe, expect, it } from 'vitest';
import { answering, taking, withData } from '../../testing/shanxi/deviations.ts';
import { refusal, rightHabits } from '../../testing/shanxi/operations.ts';
import { accounts } from '../../testing/shanxi/platform-state.ts';
import type { Changes } from '../../testing/shanxi/right-endpoint.ts';
import { failuresOf, judgePlatform } from '../../testing/shanxi/trial.ts';

const given = (change: object) => ({
  onCall: answering('getToken', (answer) => withData(answer, (data) => ({ ...data, ...change }))),
});

/** Takes a token for the password, where this says that it may be one. */
const standingIn = (isTaken: (token: unknown, isLive: boolean) => boolean): Changes => ({
  understands: () => true,
  onCall: taking(({ parameters: { pwd, token } }, { tokens }) =>
    pwd === undefined && isTaken(token, tokens.has(`${token}`))
      ? { pwd: accounts.account.pwd }
      : {},
  ),
});

describe('a platform that is wrong about tokens', () => {
  it.each<readonly [string, string, Changes]>([
    ['gives none', 'right', given({ token: ' ' })],
    ['gives one that is dead', 'right', given({ expiresIn: 0 })],
    ['says in words how long it lives', 'right', given({ expiresIn: 'two hours' })],
    ['gives the same one again', 'fresh', given({ token: 'the-one-token' })],
    [
      'refuses a good token',
      'along.getEnterpriseGrade',
      { takes: ({ token }) => token === undefined },
    ],
    [
      "takes another account's token",
      'of-another',
      { takes: ({ token }, { tokens }) => token === undefined || tokens.has(`${token}`) },
    ],
    [
      'takes any token for the password',
      'made-up-alone',
      { ...standingIn((token) => token !== undefined), takes: () => true },
    ],
  ])('and %s fails %s', async (_, id, changes) => {
    const name = `shanxi.token.${id}`;

    expect(await failuresOf(name, changes)).toContain(name);
  });

  it('and gives one with a failure fails shanxi.failure.empty-handed', async () => {
    const onCall = answering('getToken', (answer) =>
      answer.value['result'] === 0 ? { ...answer, value: { ...answer.value, token: 'x' } } : answer,
    );

    expect(await failuresOf('shanxi.failure.empty-handed', { onCall })).toContain(
      'shanxi.failure.empty-handed',
    );
  });

  it.each<readonly [string, Changes, readonly string[]]>([
    ['ignores tokens', { takes: () => true }, []],
    ['takes a live one for the password', standingIn((_, isLive) => isLive), ['SX-A05']],
    [
      'refuses the made-up with HTTP 401',
      {
        onCall: async (call, { right, state }) =>
          rightHabits.takes(call.parameters, state) ? right(call) : refusal('no token', 401),
      },
      [],
    ],
  ])('but one that %s passes', async (_, changes, expected) => {
    const { failed, readings } = await judgePlatform(changes, { only: ['shanxi.token'] });

    expect([failed, readings]).toEqual([[], expected]);
  });
});
