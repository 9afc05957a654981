import { describe, expect, it } from 'vitest';
import { answering, taking } from '../../testing/shanxi/deviations.ts';
import { refusal, rightHabits, success } from '../../testing/shanxi/operations.ts';
import { accounts } from '../../testing/shanxi/platform-state.ts';
import type { Changes, OnCall } from '../../testing/shanxi/right-endpoint.ts';
import { opened, resealed } from '../../testing/shanxi/sealed-deviations.ts';
import { failuresOf, judgePlatform } from '../../testing/shanxi/trial.ts';

const changing = 'updatePassword';
const { secondAccount } = accounts;

/** A change of the password is made, whatever it looks like. */
const anyNew: Changes = {
  understands: (call) => call.operation === changing || rightHabits.understands(call),
};

const onChange =
  (work: OnCall): OnCall =>
  (call, platform) =>
    call.operation === changing ? work(call, platform) : platform.right(call);

/** The right old password, or the one that was right at first. */
const alsoFirst: Changes['letsIn'] = (given, state) =>
  rightHabits.letsIn(given, state) ||
  (given['username'] === secondAccount.username && given['pwd'] === secondAccount.pwd);

describe('a platform that is wrong about passwords', () => {
  it.each<readonly [string, string, Changes]>([
    [
      'needs no old password',
      'wrong-old',
      {
        onCall: taking(({ operation, parameters }, { accounts: all }) =>
          operation === changing ? { pwd: all.get(`${parameters['username']}`)?.pwd } : {},
        ),
      },
    ],
    ['changes nothing', 'new-good', { onCall: onChange(() => success()) }],
    ['keeps the old password', 'old-dead', { letsIn: alsoFirst }],
    ['says done and does nothing', 'back', { onCall: onChange(() => success()) }],
    [
      'leaves tokens alive',
      'ends-tokens',
      {
        onCall: onChange(async (call, { right, state }) => {
          const before = [...state.tokens];
          const answer = await right(call);
          for (const [token, owner] of before) state.tokens.set(token, owner);
          return answer;
        }),
      },
    ],
    ['takes null', 'newPwd.null', anyNew],
    ['takes nothing', 'newPwd.missing', anyNew],
    ['takes an empty text', 'newPwd.empty', anyNew],
    ['takes blanks', 'newPwd.blank', anyNew],
    ['takes a number', 'newPwd.number', anyNew],
    [
      'minds no accessid',
      'stranger.accessid',
      {
        letsIn: ({ username, pwd }, { accounts: all }) => all.get(`${username}`)?.pwd === pwd,
      },
    ],
    [
      'changes the password of anybody',
      'stranger.username',
      {
        letsIn: (given, state) =>
          rightHabits.letsIn(given, state) || given['pwd'] === accounts.account.pwd,
      },
    ],
    [
      'answers a sealed change in the clear',
      'sealed',
      {
        onWire: opened(({ text, key, right }) =>
          'newPwd' in JSON.parse(text) ? right : resealed(right, key),
        ),
      },
    ],
  ])('and %s fails %s, and the password is as it was', async (_, id, changes) => {
    const name = `shanxi.password.${id}`;

    const { failed, state } = await judgePlatform(changes, { only: [name] });

    expect(failed).toContain(name);
    expect(state.accounts.get(secondAccount.username)?.pwd).toBe(secondAccount.pwd);
  });

  it('and changes it once only is told with the password that is left', async () => {
    let changes = 0;
    const onCall = onChange((call, { right }) => {
      changes += call.parameters['newPwd'] === undefined ? 0 : 1;
      return changes > 1 ? refusal('not twice a day') : right(call);
    });

    const { results, state, leftBehind, exitCode } = await judgePlatform(
      { onCall },
      { only: ['shanxi.password.new-good', 'shanxi.password.restored'] },
    );

    const left = state.accounts.get(secondAccount.username)?.pwd ?? '';
    expect(left).toMatch(/^QIYUE-TEST-.{13}$/);
    expect(results[0]?.warnings.map(({ says }) => says.en).join()).toContain(left);
    expect(results[1]?.difference?.advice?.zh).toContain(left);
    expect(results[1]?.difference?.advice?.en).toContain(left);
    expect(leftBehind.map(({ value }) => value)).toEqual([left]);
    expect(exitCode).toBe(0);
  });

  it('and says done to a change back that is not made is told as well', async () => {
    let changes = 0;
    const onCall = onChange((call, { right }) => {
      changes += 1;
      return changes > 1 ? success() : right(call);
    });

    const { results, state, exitCode } = await judgePlatform(
      { onCall },
      { only: ['shanxi.password.new-good'] },
    );

    const left = state.accounts.get(secondAccount.username)?.pwd ?? '';
    expect(results[0]?.difference?.advice?.en).toContain(left);
    expect(exitCode).toBe(1);
  });

  it('and keeps the beginning of it only gets its own password back', async () => {
    const onCall = onChange((call, { right }) => {
      const newPwd = `${call.parameters['newPwd']}`.slice(0, 12);
      const isTemporary = newPwd.startsWith('QIYUE');
      return right(isTemporary ? { ...call, parameters: { ...call.parameters, newPwd } } : call);
    });

    const { failed, state } = await judgePlatform(
      { onCall },
      { only: ['shanxi.password.new-good'] },
    );

    expect(failed).toEqual(['shanxi.password.new-good']);
    expect(state.accounts.get(secondAccount.username)?.pwd).toBe(secondAccount.pwd);
  });

  it.each<readonly [string, RegExp]>([
    ['no long passwords', /^.{8,16}$|^Nobody/],
    ['no signs in passwords', /^[A-Za-z0-9]{8,}$|^Nobody/],
    ['passwords with every kind of sign', /(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[-@ ])|^Nobody/],
  ])('that takes %s passes', async (_, taken) => {
    const onCall = onChange((call, { right }) =>
      taken.test(`${call.parameters['newPwd']}`) ? right(call) : refusal('not like this'),
    );

    const { failed, state } = await judgePlatform({ onCall }, { only: ['shanxi.password'] });

    expect(failed).toEqual([]);
    expect(state.accounts.get(secondAccount.username)?.pwd).toBe(secondAccount.pwd);
  });

  it('that refuses the last two passwords passes, and gets the first one back', async () => {
    const used: string[] = [secondAccount.pwd];
    const onCall = onChange(async (call, { right }) => {
      const newPwd = `${call.parameters['newPwd']}`;
      if (used.slice(-2).includes(newPwd)) return refusal('used of late');
      const answer = await right(call);
      if (answer.value['result'] === 1) used.push(newPwd);
      return answer;
    });

    const { failed, state } = await judgePlatform({ onCall }, { only: ['shanxi.password'] });

    expect(failed).toEqual([]);
    expect(state.accounts.get(secondAccount.username)?.pwd).toBe(secondAccount.pwd);
  });

  it('leaves it as it was where all is right', async () => {
    const { failed, state } = await judgePlatform({}, { only: ['shanxi.password'] });

    expect(failed).toEqual([]);
    expect(state.accounts.get(secondAccount.username)?.pwd).toBe(secondAccount.pwd);
  });

  it('says nothing of tokens where they are ignored', async () => {
    const { failed, skipped } = await judgePlatform(
      { takes: () => true },
      { only: ['shanxi.password.ends-tokens'] },
    );

    expect([failed, skipped]).toEqual([[], ['shanxi.password.ends-tokens']]);
  });
});

it('a refusal to change with HTTP 401 is one all the same', async () => {
  const onCall = answering(changing, (answer) =>
    answer.value['result'] === 0 ? { ...answer, status: 401 } : answer,
  );

  expect(await failuresOf('shanxi.password', { onCall })).toEqual([]);
});
