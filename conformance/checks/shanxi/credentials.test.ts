import { describe, expect, it } from 'vitest';
import { reading } from '../../testing/shanxi/deviations.ts';
import { type Habits, rightHabits, type Sent } from '../../testing/shanxi/operations.ts';
import { accounts, type State } from '../../testing/shanxi/platform-state.ts';
import type { Changes } from '../../testing/shanxi/right-endpoint.ts';
import { failuresOf } from '../../testing/shanxi/trial.ts';

/** Lets in whoever would be right after this change. */
const lettingIn = (change: (given: Sent, state: State) => Sent): Changes => ({
  letsIn: (given, state) => rightHabits.letsIn({ ...given, ...change(given, state) }, state),
});

const rightOf = ({ username }: Sent, { accounts: all }: State) => all.get(`${username}`);
const own: Sent = { ...accounts.account };

/** Takes one parameter for right where it is so in some way. */
const lenient = (
  name: 'accessid' | 'username' | 'pwd',
  fits: (given: string, right: string) => boolean,
): Changes =>
  lettingIn((given) =>
    fits(`${given[name]}`, accounts.account[name]) ? { [name]: accounts.account[name] } : {},
  );

const anyOf: Habits['letsIn'] = ({ accessid, username, pwd }, { accounts: all }) =>
  ['accessid', 'username', 'pwd'].every((name, index) =>
    [...all.values()].some(
      (one) => one[name as keyof typeof one] === [accessid, username, pwd][index],
    ),
  );

const unlisted = (body: Sent): Sent =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );

const single = 'getEnterpriseGrade';

describe('a platform that is wrong about who calls', () => {
  it.each<readonly [string, string, Changes]>([
    [
      'minds no accessid',
      `${single}.accessid-unknown`,
      lettingIn((given, state) => ({ accessid: rightOf(given, state)?.accessid })),
    ],
    [
      'minds no password',
      `${single}.pwd-unknown`,
      lettingIn((given, state) => ({ pwd: rightOf(given, state)?.pwd })),
    ],
    [
      'finds the user by accessid alone',
      `${single}.username-unknown`,
      lettingIn(({ accessid }) =>
        accessid === own['accessid'] ? { username: own['username'] } : {},
      ),
    ],
    [
      'looks for users that are like it',
      `${single}.username-unknown`,
      lenient('username', (given) => given === '%'),
    ],
    ['takes any accessid that it has', `${single}.accessid-of-another`, { letsIn: anyOf }],
    ['takes any password that it has', `${single}.pwd-of-another`, { letsIn: anyOf }],
    ['takes any username that it has', `${single}.username-of-another`, { letsIn: anyOf }],
    [
      'lets the disabled in',
      'getEnterpriseGrades.disabled',
      {
        letsIn: (given, state) =>
          given['username'] === accounts.disabledAccount.username ||
          rightHabits.letsIn(given, state),
      },
    ],
    [
      'compares passwords in any case',
      'pwd.one-letter-case',
      lenient('pwd', (given, right) => given.toLowerCase() === right.toLowerCase()),
    ],
    [
      'cuts blanks off passwords',
      'pwd.blank-after',
      lenient('pwd', (given, right) => given.trim() === right),
    ],
    [
      'compares the beginning of a password',
      'pwd.long',
      lenient('pwd', (given, right) => given.startsWith(right)),
    ],
    [
      'compares as much as was given',
      'pwd.short',
      lenient('pwd', (given, right) => given.length > 8 && right.startsWith(given)),
    ],
    [
      'minds not the end of an accessid',
      'accessid.changed',
      lenient('accessid', (given, right) => given.slice(0, -1) === right.slice(0, -1)),
    ],
    [
      'knows usernames in any case',
      'username.one-letter-case',
      lenient('username', (given, right) => given.toLowerCase() === right.toLowerCase()),
    ],
    ['takes a list for its first value', 'accessid.listed', { onWire: reading(unlisted) }],
    ['takes a list for its first value', 'username.listed', { onWire: reading(unlisted) }],
    ['takes a list for its first value', 'pwd.listed', { onWire: reading(unlisted) }],
  ])('and %s fails %s', async (_, id, changes) => {
    const whole = `shanxi.credentials.${id}`;

    expect(await failuresOf(whole, changes)).toContain(whole);
  });

  it.each<readonly [string, string, Changes]>([
    [
      'knows one account only',
      'second-account',
      {
        letsIn: (given, state) =>
          rightHabits.letsIn(given, state) && given['username'] === own['username'],
      },
    ],
    ['grants everything to all', 'ungranted', { grants: () => true }],
    [
      'reads credentials in the address',
      `${single}.in-address`,
      {
        onWire: reading((body, { path }) => ({
          ...Object.fromEntries(new URL(path, 'http://localhost').searchParams),
          ...body,
        })),
      },
    ],
    [
      'reads credentials in headers',
      'getEnterpriseGrades.in-headers',
      {
        onWire: reading((body, { headers }) => ({
          ...Object.fromEntries(
            Object.keys(accounts.account).map((name) => [
              name,
              decodeURIComponent(`${headers[name]}`.replaceAll('+', ' ')),
            ]),
          ),
          ...body,
        })),
      },
    ],
  ])('and %s fails %s', async (_, id, changes) => {
    const whole = `shanxi.access.${id}`;

    expect(await failuresOf(whole, changes)).toContain(whole);
  });
});
