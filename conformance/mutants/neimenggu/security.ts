import { withFields } from '../bodies.ts';
import { edited } from '../deviations.ts';
import { isObject, map, put } from '../envelope.ts';
import { after, withErrors } from './deviations.ts';
import { about, admit } from './lenient-logins.ts';
import { loginOf, tokenOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';
import { admitCalls, renamedTokens } from './tokens.ts';

/** Lets the wrong caller in, gives secrets away, or gives tokens that can be guessed. */
export const security: readonly Mutant[] = [
  {
    ...about('account'),
    name: 'account-of-another-application-may-log-in',
    class: 'security',
    says: { zh: '可以用别的应用的 account 登录', en: 'the account of another application will do' },
    deviate: admit('account', (account, own, { applications }) =>
      applications.some((one) => one.account === account && one.appKey !== own.appKey),
    ),
  },
  {
    ...about('appSecret'),
    name: 'secret-of-another-application-will-do',
    class: 'security',
    says: {
      zh: '可以用别的应用的 appSecret 登录',
      en: 'the secret of another application will do',
    },
    deviate: admit('appSecret', (secret, own, { applications }) =>
      applications.some((one) => one.appSecret === secret && one.appKey !== own.appKey),
    ),
  },
  {
    ...about('appSecret'),
    name: 'secret-is-compared-without-case',
    class: 'security',
    says: { zh: 'appSecret 不分大小写', en: 'capitals and small letters of a secret are the same' },
    deviate: admit(
      'appSecret',
      (secret, own) => `${secret}`.toLowerCase() === own.appSecret.toLowerCase(),
    ),
  },
  {
    ...about('appSecret'),
    name: 'half-a-secret-will-do',
    class: 'security',
    says: { zh: '只比较 appSecret 的前一半', en: 'only the first half of the secret is compared' },
    deviate: admit('appSecret', (secret, { appSecret }) =>
      `${secret}`.startsWith(appSecret.slice(0, appSecret.length / 2)),
    ),
  },
  {
    ...about('appSecret'),
    name: 'secret-may-be-a-condition',
    class: 'security',
    says: {
      zh: 'appSecret 是对象时被当作查询条件',
      en: 'an object for the secret works as a condition of the query',
    },
    deviate: admit('appSecret', isObject),
  },
  {
    ...about('appSecret'),
    name: 'secret-reaches-the-database-as-code',
    class: 'security',
    says: { zh: 'appSecret 可注入 SQL', en: 'SQL in the secret lets anybody in' },
    deviate: admit('appSecret', (secret) => /'.*\bor\b|'.*--/i.test(`${secret}`)),
  },
  {
    name: 'disabled-application-may-log-in',
    class: 'security',
    requirements: ['NM-R023', 'NM-R049', 'NM-R003'],
    says: { zh: '停用的应用也能登录', en: 'a disabled application may log in' },
    operation: 'login',
    field: 'appKey',
    deviate: after('12002', (reply, request, { applications, forward }) => {
      const login = loginOf(request);
      const isDisabled = applications.some(
        (one) => one.appKey === login?.['appKey'] && one.appSecret === login['appSecret'],
      );
      return isDisabled ? forward(withFields(request, { ...applications[0] })) : reply;
    }),
  },
  {
    name: 'refused-login-gets-a-token-all-the-same',
    class: 'security',
    requirements: ['NM-R021', 'NM-R051', 'NM-R010'],
    says: { zh: '登录失败的返回里也有令牌', en: 'a token stands in the reply to a refused login' },
    operation: 'login',
    field: 'access_token',
    deviate: after('12004', async (reply, _request, { login }) =>
      edited(reply, put('access_token', await login())),
    ),
  },
  {
    name: 'refusal-reveals-the-secret',
    class: 'security',
    requirements: ['NM-R051', 'NM-R025', 'NM-R021', 'NM-R003'],
    says: { zh: 'appSecret 不对时泄露正确的', en: 'a wrong secret is answered by the right one' },
    operation: 'login',
    field: 'message',
    deviate: after('12004', (reply, request, { applications }) => {
      const key = loginOf(request)?.['appKey'];
      const own = applications.find(({ appKey }) => appKey === key);
      if (own === undefined) return reply;
      return withErrors(reply, (errors) =>
        errors.map(map('message', (old) => `${old}: ${own.appSecret}`)),
      );
    }),
  },
  {
    name: 'refusal-reveals-a-live-token',
    class: 'security',
    requirements: ['NM-R052', 'NM-R022', 'NM-R003'],
    says: { zh: '令牌无效时泄露有效的令牌', en: 'a bad token is answered by one that works' },
    field: 'message',
    deviate: after('13000', (reply, _request, { sessions }) => {
      const live = sessions().findLast(({ isClosed }) => !isClosed);
      return withErrors(reply, (errors) =>
        errors.map(map('message', (old) => `${old}: ${live?.token ?? ''}`)),
      );
    }),
  },
  guessable('is-a-counter', (_token, count) => String(1000 + count), {
    zh: '令牌是流水号',
    en: 'tokens are numbered',
  }),
  guessable(
    'has-six-digits',
    (_token, count) => String((count * 271_829) % 1_000_000).padStart(6, '0'),
    {
      zh: '令牌只有六位数字',
      en: 'tokens have six digits',
    },
  ),
  guessable('needs-escapes', (token) => `${token.slice(0, 20)}+/ &=`, {
    zh: '令牌中有网址里要转义的字符',
    en: 'tokens hold characters that a URL must escape',
  }),
  {
    name: 'token-reaches-the-database-as-code',
    class: 'security',
    requirements: ['NM-R052', 'NM-R022', 'NM-R034'],
    says: { zh: '令牌可注入 SQL', en: 'SQL in the token lets anybody in' },
    operation: 'receiveCaseinfo',
    field: 'access_token',
    deviate: admitCalls((request) => /'.*\bor\b|'.*--/i.test(tokenOf(request))),
  },
];

function guessable(
  kind: string,
  rename: (token: string, count: number) => string,
  says: Mutant['says'],
): Mutant {
  return {
    name: `token-${kind}`,
    class: 'security',
    requirements: ['NM-R027', 'NM-R012', 'NM-R003'],
    says,
    operation: 'login',
    field: 'access_token',
    deviate: renamedTokens(rename),
  };
}
