import { edited } from '../deviations.ts';
import { envelopeOf, put } from '../envelope.ts';
import type { WireReply, WireRequest } from '../mutant.ts';
import { after, only } from './deviations.ts';
import { emptinessOf } from './fields.ts';
import { about, admit } from './lenient-logins.ts';
import { loginOf } from './requests.ts';
import type { Application, Mutant, Surroundings } from './surroundings.ts';

const names: readonly (keyof Application)[] = ['appKey', 'appSecret', 'account'];
const identities = ['appKey', 'account'] as const;

/** Deviations by who logs in; written after the checks, like `logouts.ts` and `odd-calls.ts`. */
export const callers: readonly Mutant[] = [
  ...names.map((name) => ({
    ...about(name),
    name: `${name.toLowerCase()}-may-be-blank`,
    says: { zh: `登录时 ${name} 可以是空白`, en: `${name} may be blank in a login` },
    deviate: admit(name, (value) => emptinessOf(value) === 'blank'),
  })),
  ...identities.map((name) => ({
    ...about(name),
    name: `${name.toLowerCase()}-may-have-more-behind-it`,
    says: { zh: `${name} 后面可以多出文字`, en: `${name} may have more behind it` },
    deviate: admit(
      name,
      (value, right) => isOther(value, right[name]) && value.startsWith(right[name]),
    ),
  })),
  ...identities.map((name) => ({
    ...about(name),
    name: `${name.toLowerCase()}-is-compared-without-case`,
    wish: true as const,
    says: { zh: `比较 ${name} 时不分大小写`, en: `${name} is compared without regard to case` },
    deviate: admit(
      name,
      (value, right) =>
        isOther(value, right[name]) && value.toLowerCase() === right[name].toLowerCase(),
    ),
  })),
  {
    ...about('appKey'),
    name: 'last-character-of-the-app-key-is-not-compared',
    says: {
      zh: 'appKey 的最后一个字符不比较',
      en: 'the last character of an appKey is not compared',
    },
    deviate: admit(
      'appKey',
      (key, { appKey }) =>
        isOther(key, appKey) &&
        key.length === appKey.length &&
        key.slice(0, -1) === appKey.slice(0, -1),
    ),
  },
  {
    ...about('appSecret'),
    name: 'only-eight-characters-of-a-secret-are-compared',
    class: 'security',
    says: {
      zh: 'appSecret 只比较前八个字符',
      en: 'only the first eight characters of a secret are compared',
    },
    deviate: admit(
      'appSecret',
      (secret, { appSecret }) =>
        isOther(secret, appSecret) && secret.slice(0, 8) === appSecret.slice(0, 8),
    ),
  },
  {
    name: 'two-logins-in-turn-get-the-same-token',
    class: 'state',
    requirements: ['NM-R012', 'NM-R021', 'NM-R029'],
    says: {
      zh: '前后两次登录得到同一令牌，已退出的也照给',
      en: 'two logins in turn get the same token, even one that has logged out',
    },
    operation: 'login',
    field: 'access_token',
    deviate: only('login', after('success', givenTwice)),
  },
];

const isOther = (value: unknown, right: string): value is string =>
  typeof value === 'string' && value !== right;

/** As where tokens are made from the clock: what is given once is given once more. */
function givenTwice(reply: WireReply, request: WireRequest, { memory }: Surroundings): WireReply {
  const account = String(loginOf(request)?.['account']);
  const before = memory.get(account);
  memory.set(account, before === undefined ? envelopeOf(reply)?.['access_token'] : undefined);
  if (before === undefined) return reply;
  return edited(reply, put('access_token', before), put('accessToken', before));
}
