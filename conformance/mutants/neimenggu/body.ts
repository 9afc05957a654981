import { map, put, rename } from '../envelope.ts';
import { edit, only } from './deviations.ts';
import type { Mutant } from './surroundings.ts';

/** Wrong in what a success gives: the token, the acceptance number. */
export const body: readonly Mutant[] = [
  {
    name: 'login-gives-no-token',
    class: 'body',
    requirements: ['NM-R027', 'NM-R012', 'NM-R016'],
    says: { zh: '登录成功而没有令牌', en: 'a login succeeds and gives no token' },
    operation: 'login',
    field: 'access_token',
    deviate: only(
      'login',
      edit('success', put('access_token', undefined), put('accessToken', undefined)),
    ),
  },
  {
    name: 'token-is-called-token',
    class: 'body',
    requirements: ['NM-R027', 'NM-R012', 'NM-R016'],
    says: { zh: '令牌字段叫 token', en: 'the token is called token' },
    operation: 'login',
    field: 'access_token',
    deviate: only(
      'login',
      edit('success', rename('access_token', 'token'), put('accessToken', undefined)),
    ),
  },
  {
    name: 'token-is-empty',
    class: 'body',
    requirements: ['NM-R027', 'NM-R012', 'NM-R016'],
    says: { zh: '令牌是空字符串', en: 'the token is an empty text' },
    operation: 'login',
    field: 'access_token',
    deviate: only('login', edit('success', put('access_token', ''), put('accessToken', ''))),
  },
  {
    name: 'token-is-null',
    class: 'body',
    requirements: ['NM-R027', 'NM-R012', 'NM-R016'],
    says: { zh: '令牌为 null', en: 'the token is null' },
    operation: 'login',
    field: 'access_token',
    deviate: only('login', edit('success', put('access_token', null), put('accessToken', null))),
  },
  {
    name: 'token-is-a-number',
    class: 'body',
    requirements: ['NM-R027', 'NM-R012', 'NM-R016'],
    says: { zh: '令牌是数字', en: 'the token is a number' },
    operation: 'login',
    field: 'access_token',
    deviate: only(
      'login',
      edit('success', put('access_token', 20260305), put('accessToken', undefined)),
    ),
  },
  {
    name: 'token-stands-inside-data',
    class: 'body',
    requirements: ['NM-R027', 'NM-R012', 'NM-R016'],
    says: { zh: '令牌放在 data 之内', en: 'the token stands inside data' },
    operation: 'login',
    field: 'access_token',
    deviate: only(
      'login',
      edit('success', ({ access_token, accessToken, ...rest }) => ({
        ...rest,
        data: { access_token, accessToken },
      })),
    ),
  },
  {
    name: 'two-names-of-the-token-disagree',
    class: 'body',
    requirements: ['NM-R028', 'NM-R027', 'NM-R016'],
    says: {
      zh: 'accessToken 与 access_token 不同，不能用',
      en: 'accessToken is another value than access_token, good for nothing',
    },
    operation: 'login',
    field: 'accessToken',
    deviate: only('login', edit('success', map('accessToken', turned))),
  },
  {
    name: 'acceptid-is-missing',
    class: 'body',
    requirements: ['NM-R043', 'NM-R018', 'NM-R044'],
    says: { zh: '受理成功而没有受理号', en: 'a case is accepted without an acceptid' },
    operation: 'receiveCaseinfo',
    field: 'acceptid',
    deviate: only('receiveCaseinfo', edit('success', put('acceptid', undefined))),
  },
  {
    name: 'acceptid-is-called-accept-id',
    class: 'body',
    requirements: ['NM-R043', 'NM-R018', 'NM-R044'],
    says: { zh: '受理号字段写成 acceptId', en: 'the acceptid is spelled acceptId' },
    operation: 'receiveCaseinfo',
    field: 'acceptid',
    deviate: only('receiveCaseinfo', edit('success', rename('acceptid', 'acceptId'))),
  },
  {
    name: 'acceptid-stands-inside-data',
    class: 'body',
    requirements: ['NM-R043', 'NM-R018'],
    says: { zh: '受理号放在 data 之内', en: 'the acceptid stands inside data' },
    operation: 'receiveCaseinfo',
    field: 'acceptid',
    deviate: only(
      'receiveCaseinfo',
      edit('success', ({ acceptid, ...rest }) => ({ ...rest, data: { acceptid } })),
    ),
  },
  {
    name: 'refused-case-has-an-acceptid',
    class: 'body',
    requirements: ['NM-R010', 'NM-R043'],
    says: { zh: '被拒绝的案件也有受理号', en: 'a refused case has an acceptid' },
    operation: 'receiveCaseinfo',
    field: 'acceptid',
    deviate: only('receiveCaseinfo', edit('failure', put('acceptid', 'K7QF3M2X'))),
  },
  acceptidIs('empty', '', { zh: '是空字符串', en: 'is an empty text' }),
  acceptidIs('blank', '  ', { zh: '只有空白', en: 'is nothing but blanks' }),
  acceptidIs('null', null, { zh: '为 null', en: 'is null' }),
  acceptidIs('a-list', ['K7QF3M2X'], { zh: '是列表', en: 'is a list' }),
  acceptidIs('an-object', { id: 'K7QF3M2X' }, { zh: '是对象', en: 'is an object' }),
  acceptidIs('true', true, { zh: '是布尔值', en: 'is a boolean' }),
];

function acceptidIs(kind: string, value: unknown, says: Mutant['says']): Mutant {
  return {
    name: `acceptid-is-${kind}`,
    class: 'body',
    requirements: ['NM-R043', 'NM-R018'],
    says: { zh: `受理号${says.zh}`, en: `the acceptid ${says.en}` },
    operation: 'receiveCaseinfo',
    field: 'acceptid',
    deviate: only('receiveCaseinfo', edit('success', put('acceptid', value))),
  };
}

function turned(token: unknown): unknown {
  return typeof token === 'string' ? [...token].toReversed().join('') : token;
}
