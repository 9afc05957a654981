import type { Check } from '../../check.ts';
import { holds, refused, succeeded } from '../../expect.ts';
import {
  credentialsOf,
  type NeimengguSession,
  rootCheck,
  secondCheck,
  tokenIn,
} from '../../platforms/neimenggu/session.ts';
import { onCalls } from './calls.ts';
import { accountChecks, attempt, keyChecks, secretFieldChecks } from './credentials.ts';
import { nearChecks } from './near-credentials.ts';
import { refusedAsCaller, withoutGifts } from './refusals.ts';
import { secretChecks } from './secrets.ts';

type NeimengguCheck = Check<NeimengguSession>;

const base = onCalls('login');

/** NM-R012, NM-R027: everything else builds on this one. */
const right: NeimengguCheck = {
  severity: 'must',
  source: 'hand-written',
  operation: 'login',
  id: rootCheck,
  requirements: ['NM-R012', 'NM-R021', 'NM-R015', 'NM-R027', 'NM-R003'],
  field: 'access_token',
  title: { zh: '以正确的凭据登录，得到令牌', en: 'The right credentials open a session' },
  async run(session) {
    const reply = await session.call('login', credentialsOf(session.target.application));
    succeeded(reply);
    holds(tokenIn(reply) !== null, {
      expected: { zh: '令牌 access_token', en: 'a token as access_token' },
      actual: { zh: '没有', en: 'none' },
      at: '/access_token',
    });
  },
};

const second: NeimengguCheck = {
  ...base,
  id: secondCheck,
  requirements: ['NM-R023', 'NM-R024'],
  field: 'appKey',
  needs: ['secondApplication'],
  title: {
    zh: '另一个应用以自己的凭据登录成功',
    en: 'Another application logs in with its own credentials',
  },
  async run(session) {
    const { application, secondApplication = application } = session.target;
    succeeded(await session.call('login', credentialsOf(secondApplication)), {
      zh: '先核对目标文件中 secondApplication 的 appKey、appSecret 和 account，再看端点。',
      en: 'Check appKey, appSecret and account of secondApplication in the target file before the endpoint.',
    });
  },
};

/** NM-R023: no code is documented for it, so any refusal of the caller will do. */
const disabled: NeimengguCheck = {
  ...base,
  id: 'neimenggu.login.disabled',
  requirements: ['NM-R023', 'NM-R003', 'NM-R024'],
  field: 'appKey',
  needs: ['disabledApplication'],
  title: { zh: '已停用的应用登录被拒绝', en: 'An application that is disabled is refused' },
  async run(session) {
    const { application, disabledApplication = application } = session.target;
    const reply = await session.violate('login', credentialsOf(disabledApplication));
    refused(reply, { as: ['bad-credentials', 'forbidden'] });
    withoutGifts(reply);
  },
};

/** NM-A10: “user name and password”, yet no parameter for a password. */
const further: NeimengguCheck = {
  ...base,
  id: 'neimenggu.login.further-fields',
  requirements: ['NM-R021', 'NM-R007'],
  field: 'password',
  title: { zh: '登录中多给的字段不起作用', en: 'Further fields of a login have no effect' },
  async run(session) {
    succeeded(await attempt(session, { password: 'wrong', remark: { nested: ['x'] }, count: 0 }));
  },
};

/** NM-A37: names are in the case that they are printed in. */
const names: NeimengguCheck = {
  ...base,
  id: 'neimenggu.login.field-names',
  requirements: ['NM-R024', 'NM-R025', 'NM-R026'],
  field: 'appKey',
  title: {
    zh: '字段名区分大小写，写成 appkey 和 APPKEY 的不算 appKey',
    en: 'The names of fields are in exact case: neither appkey nor APPKEY is appKey',
  },
  async run(session) {
    for (const spell of [String.prototype.toLowerCase, String.prototype.toUpperCase]) {
      const { appKey, ...rest } = credentialsOf(session.target.application);
      const reply = await session.violate('login', { [spell.call('appKey')]: appKey, ...rest });
      const tolerated = { reading: 'NM-A08', codes: ['12001'] };
      refusedAsCaller(session, reply, { field: 'appKey', tolerated });
    }
  },
};

const inQuery: NeimengguCheck = {
  ...base,
  id: 'neimenggu.login.in-query',
  requirements: ['NM-R007', 'NM-R006'],
  field: 'body',
  // The right secret in an address ends in logs: only where an endpoint is there to be written to.
  needs: ['write'],
  title: {
    zh: '凭据只写在网址里的登录被拒绝',
    en: 'Credentials in the address alone are no login',
  },
  async run(session) {
    const query = `${new URLSearchParams({ ...credentialsOf(session.target.application) })}`;
    const reply = await session.violate('login', {}, { query });
    refused(reply, { as: ['bad-credentials', 'bad-input'] });
    withoutGifts(reply);
  },
};

export const loginChecks: readonly NeimengguCheck[] = [
  right,
  second,
  ...keyChecks,
  ...secretChecks,
  ...secretFieldChecks,
  ...accountChecks,
  ...nearChecks,
  disabled,
  further,
  names,
  inQuery,
];
