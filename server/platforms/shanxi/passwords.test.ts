import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../platform.ts';
import { createShanxiRig, rated, type ShanxiRig } from '../../testing/shanxi-rig.ts';

const time = { now: 1_800_000_000_000 };
let rig: ShanxiRig;
beforeEach(async () => {
  rig = await createShanxiRig({ clock: { ...systemClock, now: () => time.now } });
});
afterEach(() => rig.close());

const newPwd = 'steady-Lantern-84';
const result = async (operation: string, given?: object) =>
  (await rig.ask(operation, given)).body.result;

describe('a change of the password', () => {
  it('stops the old one at once, also where it was proved before', async () => {
    const before = await result('getToken');
    const changed = await rig.ask('updatePassword', { newPwd });
    const after = [await result('getToken'), await result('getToken', { pwd: newPwd })];

    expect(before).toBe(1);
    expect(changed.body).toEqual({ msg: expect.any(String), result: 1 });
    expect(after).toEqual([0, 1]);
  });

  it('ends the tokens of the user, and of nobody else', async () => {
    const token = await rig.token();
    const other = await rig.token({ username: 'demo-second' });
    await rig.ask('updatePassword', { newPwd });
    const grade = { uniscId: rated };

    expect([
      await result('getEnterpriseGrade', { ...grade, pwd: newPwd, token }),
      await result('getEnterpriseGrade', { ...grade, pwd: newPwd }),
      await result('getEnterpriseGrade', { ...grade, username: 'demo-second', token: other }),
    ]).toEqual([0, 1, 1]);
  });

  it('succeeds for one of many that start from the same password', async () => {
    const wishes = Array.from({ length: 8 }, (_, index) => `new-password-${index}`);
    const results = await Promise.all(
      wishes.map((wish) => result('updatePassword', { newPwd: wish })),
    );
    const holding = await Promise.all(wishes.map((wish) => result('getToken', { pwd: wish })));

    expect(results.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    expect(holding).toEqual(results);
  });

  it('may be undone', async () => {
    const { pwd } = rig.caller();
    await rig.ask('updatePassword', { newPwd });

    expect(await result('updatePassword', { pwd: newPwd, newPwd: pwd })).toBe(1);
    expect(await result('getToken')).toBe(1);
  });

  it('takes any characters, and all of them count', async () => {
    const wide = '𠮷口令 "\\\0é';
    await rig.ask('updatePassword', { newPwd: wide });

    expect(await result('getToken', { pwd: wide })).toBe(1);
    expect(await result('getToken', { pwd: `${wide} ` })).toBe(0);
    expect(await result('getToken', { pwd: wide.normalize('NFD') })).toBe(0);
  });

  it('is refused to a wrong password, which changes nothing', async () => {
    expect(await result('updatePassword', { pwd: 'wrong-wrong', newPwd })).toBe(0);
    expect(await result('getToken')).toBe(1);
  });
});

it('a token that is asked for during a change does not outlive it', async () => {
  const replies = await Promise.all([
    rig.ask('updatePassword', { newPwd }),
    ...Array.from({ length: 20 }, () => rig.ask('getToken')),
  ]);
  const tokens = replies.flatMap(({ body }) => body.data?.token ?? []);
  const after = tokens.map((token) =>
    result('getEnterpriseGrade', { uniscId: rated, pwd: newPwd, token }),
  );

  expect(await Promise.all(after)).toEqual(tokens.map(() => 0));
});

it('a token lives as long as it was told', async () => {
  const { token, expiresIn } = (await rig.ask('getToken')).body.data;
  const grade = { uniscId: rated, token };
  time.now += (expiresIn - 1) * 1_000;
  const before = await result('getEnterpriseGrade', grade);
  time.now += 2_000;

  expect([before, await result('getEnterpriseGrade', grade)]).toEqual([1, 0]);
});

describe('guessing', () => {
  it('is slowed down for one username, and for nobody else', async () => {
    const waits: number[] = [];
    const wait = async (milliseconds: number) => void waits.push(milliseconds);
    const slow = await createShanxiRig({ clock: { ...systemClock, wait } });
    for (let count = 0; count < 52; count += 1) await slow.ask('getToken', { pwd: 'same guess' });
    const guessed = [...waits];
    await slow.ask('getToken', { username: 'demo-second', pwd: 'guess' });
    await slow.ask('getToken');
    await slow.ask('getToken', { pwd: 'same guess' });
    await slow.close();

    expect(guessed).toEqual([250, 500]);
    expect(waits).toEqual(guessed);
  });

  it('does not show by its pace that the secrets of a disabled user are right', async () => {
    const waits: number[] = [];
    const wait = async (milliseconds: number) => void waits.push(milliseconds);
    const slow = await createShanxiRig({ clock: { ...systemClock, wait } });
    const username = 'demo-disabled';
    for (let count = 0; count < 51; count += 1) await slow.ask('getToken', { username, pwd: 'no' });
    await slow.ask('getToken', { username });
    await slow.ask('getToken', { username, pwd: 'no' });
    await slow.close();

    expect(waits).toEqual([]);
  });

  it.each(['demo-mall', 'nobody'])(
    'does not show by its pace whether there is %s',
    async (name) => {
      const waits: number[] = [];
      const wait = async (milliseconds: number) => void waits.push(milliseconds);
      const slow = await createShanxiRig({ clock: { ...systemClock, wait } });
      const guess = { username: name, accessid: 'stranger' };
      for (let count = 0; count < 51; count += 1) await slow.ask('getToken', guess);
      const { body } = await slow.ask('getToken');
      await slow.ask('getToken', guess);
      await slow.close();

      expect(body.result).toBe(1);
      expect(waits).toEqual([250]);
    },
  );
});
