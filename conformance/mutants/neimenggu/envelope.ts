import { map, put, rename, withText } from '../envelope.ts';
import { after, edit, only } from './deviations.ts';
import type { Mutant } from './surroundings.ts';

const everything = ['NM-R010', 'NM-R018', 'NM-R020', 'NM-R016'] as const;

/** Wrong in ackCode, or in how the whole reply is wrapped. */
export const envelope: readonly Mutant[] = [
  {
    name: 'acceptance-has-no-ack-code',
    class: 'envelope',
    requirements: ['NM-R018'],
    says: { zh: '受理成功时没有 ackCode', en: 'ackCode is missing when a case is accepted' },
    operation: 'receiveCaseinfo',
    field: 'ackCode',
    deviate: only('receiveCaseinfo', edit('success', put('ackCode', undefined))),
  },
  {
    name: 'failure-has-no-ack-code',
    class: 'envelope',
    requirements: ['NM-R010'],
    says: { zh: '失败时没有 ackCode', en: 'ackCode is missing on failure' },
    field: 'ackCode',
    deviate: edit('failure', put('ackCode', undefined)),
  },
  {
    name: 'ack-code-is-called-code',
    class: 'envelope',
    requirements: everything,
    says: { zh: 'ackCode 写成了 code', en: 'ackCode is called code' },
    field: 'ackCode',
    deviate: edit('any', rename('ackCode', 'code')),
  },
  {
    name: 'ack-code-in-lower-case-letters',
    class: 'envelope',
    requirements: ['NM-R018', 'NM-R020', 'NM-R016', 'NM-R010'],
    says: { zh: 'ackCode 的字段名写成 ackcode', en: 'the name ackCode is spelled ackcode' },
    field: 'ackCode',
    deviate: edit('success', rename('ackCode', 'ackcode')),
  },
  acknowledged('success', 'success', '成功时 ackCode 是小写的 success'),
  acknowledged('ok', 'OK', '成功时 ackCode 是 OK'),
  acknowledged('true', true, '成功时 ackCode 是 true'),
  acknowledged('zero', '0', '成功时 ackCode 是 0'),
  acknowledged('null', null, '成功时 ackCode 为 null'),
  refusedBy('fail', 'FAIL', '失败时 ackCode 是 FAIL'),
  refusedBy('error', 'ERROR', '失败时 ackCode 是 ERROR'),
  refusedBy('capitalised', 'Failure', '失败时 ackCode 是 Failure'),
  refusedBy('false', false, '失败时 ackCode 是 false'),
  {
    name: 'refused-case-says-success',
    class: 'envelope',
    requirements: ['NM-R010'],
    says: { zh: '案件被拒绝时 ackCode 仍是 SUCCESS', en: 'ackCode says SUCCESS of a refused case' },
    operation: 'receiveCaseinfo',
    field: 'ackCode',
    deviate: only('receiveCaseinfo', edit('failure', put('ackCode', 'SUCCESS'))),
  },
  {
    name: 'bad-login-says-success',
    class: 'envelope',
    requirements: ['NM-R010', 'NM-R021'],
    says: {
      zh: '登录被拒绝时 ackCode 仍是 SUCCESS',
      en: 'ackCode says SUCCESS of a refused login',
    },
    operation: 'login',
    field: 'ackCode',
    deviate: only('login', edit('failure', put('ackCode', 'SUCCESS'))),
  },
  {
    name: 'logout-says-failure-without-errors',
    class: 'envelope',
    requirements: ['NM-R020', 'NM-R010', 'NM-R029'],
    says: { zh: '退出成功时 ackCode 是 FAILURE', en: 'ackCode says FAILURE of a good logout' },
    operation: 'logout',
    field: 'ackCode',
    deviate: only('logout', edit('success', put('ackCode', 'FAILURE'))),
  },
  {
    name: 'everything-is-wrapped-once-more',
    class: 'envelope',
    requirements: everything,
    says: { zh: '整个返回又套了一层', en: 'the whole reply is wrapped once more' },
    field: 'ackCode',
    deviate: edit('any', (data) => ({ code: 200, msg: 'ok', data })),
  },
  {
    name: 'refused-case-comes-inside-a-list',
    class: 'envelope',
    requirements: ['NM-R010'],
    says: { zh: '案件被拒绝的返回是列表', en: 'the reply to a refused case is a list' },
    operation: 'receiveCaseinfo',
    deviate: only(
      'receiveCaseinfo',
      edit('failure', (whole) => [whole]),
    ),
  },
  {
    name: 'login-answers-a-text-that-holds-json',
    class: 'envelope',
    requirements: ['NM-R016', 'NM-R028', 'NM-R010'],
    says: { zh: '登录的返回是 JSON 字符串套 JSON', en: 'login answers a text that holds JSON' },
    operation: 'login',
    deviate: only(
      'login',
      after('any', (reply) => withText(reply, JSON.stringify(reply.body.toString()))),
    ),
  },
  {
    name: 'ack-code-is-an-object',
    class: 'envelope',
    requirements: everything,
    says: { zh: 'ackCode 是对象', en: 'ackCode is an object' },
    field: 'ackCode',
    deviate: edit(
      'any',
      map('ackCode', (value) => ({ value })),
    ),
  },
];

function acknowledged(kind: string, value: unknown, zh: string): Mutant {
  return {
    name: `success-is-acknowledged-as-${kind}`,
    class: 'envelope',
    requirements: ['NM-R018', 'NM-R020', 'NM-R016'],
    says: { zh, en: `ackCode is ${JSON.stringify(value)} on success` },
    field: 'ackCode',
    deviate: edit('success', put('ackCode', value)),
  };
}

function refusedBy(kind: string, value: unknown, zh: string): Mutant {
  return {
    name: `failure-is-acknowledged-as-${kind}`,
    class: 'envelope',
    requirements: ['NM-R010'],
    says: { zh, en: `ackCode is ${JSON.stringify(value)} on failure` },
    field: 'ackCode',
    deviate: edit('failure', put('ackCode', value)),
  };
}
