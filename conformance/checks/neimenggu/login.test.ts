import { describe, expect, it } from 'vitest';
import type { Sent } from '../../testing/neimenggu/case-rules.ts';
import {
  type Deviating,
  known,
  objectIn,
  refusal,
  success,
} from '../../testing/neimenggu/right-endpoint.ts';
import {
  answering,
  isAt,
  onLogin,
  taking,
  withBody,
} from '../../testing/neimenggu/session-deviations.ts';
import { failuresOf } from '../../testing/neimenggu/trial.ts';

const secretOf = ({ appKey }: Sent) => known.find((one) => one.appKey === appKey)?.appSecret;
const takingSecret = (isTaken: (given: string, right: string) => boolean) =>
  taking((given) => {
    const right = secretOf(given) ?? '';
    return isTaken(`${given['appSecret'] ?? ''}`, right) ? { appSecret: right } : {};
  });

/** The reply to an operation, changed. */
const replying =
  (name: string, change: (value: Sent) => Sent): Deviating =>
  (asked, { right }) => {
    const { status, value } = right(asked);
    return { status, value: isAt(asked, name) ? change(value) : value };
  };

describe('an endpoint with a wrong login', () => {
  it.each<readonly [string, string, Deviating]>([
    ['knows any appKey', 'login.appKey-unknown', taking(() => known[0] ?? {})],
    [
      'compares the beginning of an appKey',
      'login.appKey-changed',
      taking(({ appKey }) => (`${appKey}`.startsWith('on') ? { appKey: 'one' } : {})),
    ],
    [
      'minds not what comes after an appKey',
      'login.appKey-long',
      taking(({ appKey }) => (`${appKey}`.startsWith('one') ? { appKey: 'one' } : {})),
    ],
    [
      'minds not what comes after an account',
      'login.account-long',
      taking(({ account }) => ({ account: `${account}`.replace('-qiyue', '') })),
    ],
    [
      'looks for an account that is like it',
      'login.account-unknown',
      taking(({ account }) => (account === '%' ? { account: 'user of one' } : {})),
    ],
    [
      'knows an appKey in any case',
      'login.appKey-alike',
      taking(({ appKey }) => ({ appKey: `${appKey}`.toLowerCase() })),
    ],
    [
      'cuts blanks off accounts',
      'login.account-alike',
      taking(({ account }) => ({ account: `${account}`.trim() })),
    ],
    [
      'takes a list for its element',
      'login.appKey-type',
      taking((given) => (Array.isArray(given['appKey']) ? { appKey: given['appKey'][0] } : {})),
    ],
    [
      'has a code of its own for a wrong appKey',
      'login.appKey-unknown',
      answering('12002', () => refusal('12009')),
    ],
    [
      'has 12001 for a wrong appKey',
      'login.appKey-unknown',
      answering('12002', () => refusal('12001')),
    ],
    [
      'reads blanks as nothing and lets it pass',
      'login.appKey-blank',
      taking((given) => (`${given['appKey']}`.trim() ? {} : { appKey: 'one' })),
    ],
    [
      'lets null pass',
      'login.account-missing',
      taking((given) => (given['account'] === null ? { account: 'user of one' } : {})),
    ],
    [
      'has 12004 for a missing appSecret',
      'login.appSecret-missing',
      answering('12003', () => refusal('12004')),
    ],
    [
      'knows any account',
      'login.account-unknown',
      taking(({ appKey }) => ({ account: `user of ${appKey}` })),
    ],
    [
      'minds not whose account it is',
      'login.account-of-another',
      taking(({ account }) => (account === 'user of two' ? { account: 'user of one' } : {})),
    ],
    ['minds no appSecret', 'login.appSecret-unknown', takingSecret(() => true)],
    [
      'compares secrets in any case',
      'login.appSecret-case',
      takingSecret((given, right) => given.toLowerCase() === right.toLowerCase()),
    ],
    [
      'compares the beginning of secrets',
      'login.appSecret-long',
      takingSecret((given, right) => given.startsWith(right)),
    ],
    [
      'compares as much as is given',
      'login.appSecret-prefix',
      takingSecret((given, right) => given !== '' && right.startsWith(given)),
    ],
    [
      'cuts blanks off secrets',
      'login.appSecret-blank-after',
      takingSecret((given, right) => given.trim() === right),
    ],
    [
      'takes any secret that it has',
      'login.appSecret-of-another',
      takingSecret((given) => known.some(({ appSecret }) => appSecret === given)),
    ],
    [
      'lets the disabled in',
      'login.disabled',
      (asked, { right, live }) => {
        if (objectIn(asked)?.['appKey'] !== 'disabled') return right(asked);
        live.set('a token for the disabled', 'disabled');
        return success({ access_token: 'a-token-for-the-disabled' });
      },
    ],
    [
      'minds further fields',
      'login.further-fields',
      onLogin((asked, { right }) =>
        objectIn(asked)?.['password'] ? refusal('12004') : right(asked),
      ),
    ],
    [
      'reads names in any case',
      'login.field-names',
      taking((given) =>
        Object.fromEntries(
          Object.entries(given).map(([name, value]) => [
            name.toLowerCase() === 'appkey' ? 'appKey' : name,
            value,
          ]),
        ),
      ),
    ],
    [
      'reads credentials in the address',
      'login.in-query',
      (asked, { right }) =>
        right(asked.query.has('appKey') ? withBody(asked, Object.fromEntries(asked.query)) : asked),
    ],
    [
      'reports more than the fault of the caller',
      'login.appKey-unknown',
      answering('12002', ({ status, value }) => ({
        status,
        value: {
          ...value,
          errors: [...(value['errors'] as []), { errorCode: '12004', message: 'x' }],
        },
      })),
    ],
    [
      'gives a token with a refusal',
      'login.appSecret-unknown',
      answering('12004', ({ status, value }) => ({ status, value: { ...value, token: 'abc' } })),
    ],
    ['gives no token', 'login.right', replying('login', ({ access_token, ...rest }) => rest)],
  ])('that %s fails %s', async (_, id, deviate) => {
    expect(await failuresOf(`neimenggu.${id}`, deviate)).toContain(`neimenggu.${id}`);
  });
});
