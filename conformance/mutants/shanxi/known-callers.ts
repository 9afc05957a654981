import { type Account, systemParameters } from '../../platforms/shanxi/target.ts';
import { edited } from '../deviations.ts';
import { put } from '../envelope.ts';
import type { WireReply, WireRequest } from '../mutant.ts';
import { about, admit, isCaller, isText } from './admissions.ts';
import { after, failure, only, pretend, refuse } from './deviations.ts';
import { calls, textOf } from './requests.ts';
import type { Mutant, Surroundings } from './surroundings.ts';

const identities = ['accessid', 'username'] as const satisfies readonly (keyof Account)[];
const secrets = ['accessid', 'pwd'] as const satisfies readonly (keyof Account)[];
const others = ['username', 'pwd'] as const satisfies readonly (keyof Account)[];

const change = { requirements: ['SX-R007', 'SX-R039', 'SX-R050'] } as const;

/** Deviations by who calls; written after the checks, like the other `known` lists. */
export const knownCallers: readonly Mutant[] = [
  ...others.map((name) => ({
    ...about(name),
    name: `${name}-of-another-account-will-do`,
    class: 'security' as const,
    says: { zh: `可以用别的账户的 ${name}`, en: `the ${name} of another account will do` },
    deviate: admit(name, (value, right, { accounts }) =>
      accounts().some((account) => account[name] === value && value !== right[name]),
    ),
  })),
  ...identities.map((name) => ({
    ...about(name),
    name: `first-eight-characters-of-the-${name}-will-do`,
    class: 'security' as const,
    says: {
      zh: `${name} 只比较前八个字符`,
      en: `only the first eight characters of the ${name} are compared`,
    },
    deviate: admit(
      name,
      (value, right) => isText(value) && value.slice(0, 8) === right[name].slice(0, 8),
    ),
  })),
  ...identities.map((name) => ({
    ...about(name),
    name: `${name}-is-compared-without-case`,
    class: 'lenient' as const,
    wish: true as const,
    says: { zh: `比较 ${name} 时不分大小写`, en: `${name} is compared without regard to case` },
    deviate: admit(
      name,
      (value, right) => isText(value) && value.toLowerCase() === right[name].toLowerCase(),
    ),
  })),
  ...secrets.map((name) => ({
    ...about(name),
    name: `${name}-may-be-a-list`,
    class: 'lenient' as const,
    says: { zh: `${name} 可以放在列表里`, en: `${name} may come in a list` },
    deviate: admit(name, (value, right) => `${value}` === right[name]),
  })),
  {
    ...change,
    name: 'password-change-looks-at-the-old-password-only',
    class: 'security',
    says: {
      zh: '修改密码时只看 pwd',
      en: 'a password change looks at the old password and at nothing else',
    },
    operation: 'updatePassword',
    deviate: pretend(isByPassword),
  },
  {
    // Each platform says for itself what a good password is (SX-A09).
    requirements: ['SX-R007', 'SX-R042'],
    name: 'password-may-not-be-used-again',
    class: 'strict',
    wish: true,
    says: { zh: '用过的密码不能再用', en: 'no password may be used a second time' },
    operation: 'updatePassword',
    field: 'pwd',
    deviate: refuse(
      (request, { formerPasswords }) =>
        calls('updatePassword')(request) &&
        formerPasswords(textOf(request, 'username')).includes(textOf(request, 'newPwd')),
      '新密码不能与用过的相同',
    ),
  },
  {
    name: 'account-stays-locked-after-wrong-passwords',
    class: 'state',
    requirements: ['SX-R050', 'SX-R026'],
    says: {
      zh: '连错三次密码以后账户一直锁定',
      en: 'three wrong passwords in a row lock an account for good',
    },
    field: 'pwd',
    deviate: locking,
  },
  {
    // A token that still lives may be given again (SX-A05).
    name: 'token-is-given-again',
    class: 'state',
    wish: true,
    requirements: ['SX-R008'],
    says: { zh: '再取令牌得到原来的那个', en: 'a token that lives is given again' },
    operation: 'getToken',
    field: 'token',
    deviate: only(
      'getToken',
      after('success', (reply, request, { tokens }) => {
        const username = textOf(request, 'username');
        const before = tokens().find((one) => one.username === username && !one.isDead);
        return before ? edited(reply, put('data.token', before.token)) : reply;
      }),
    ),
  },
];

/** The password is somebody's, and the rest is not of the same account. */
function isByPassword(request: WireRequest, { accounts }: Surroundings): boolean {
  const known = accounts().map(systemParameters);
  return (
    calls('updatePassword')(request) &&
    textOf(request, 'newPwd').length > 7 &&
    known.some(({ pwd }) => pwd === textOf(request, 'pwd')) &&
    !known.some((account) => isCaller(request, account))
  );
}

/** Locks the account under test alone: nothing else is to be found out about the others. */
async function locking(request: WireRequest, around: Surroundings): Promise<WireReply> {
  const { accounts, memory, forward } = around;
  const isOwn = textOf(request, 'username') === accounts()[0]?.username;
  const wrong = Number(memory.get('wrong') ?? 0);
  if (!isOwn) return forward(request);
  if (wrong >= 3) return failure('账户已锁定');
  const isRight = textOf(request, 'pwd') === accounts()[0]?.pwd;
  memory.set('wrong', isRight ? 0 : wrong + 1);
  return forward(request);
}
