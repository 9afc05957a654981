import { jsonOf } from '../bodies.ts';
import type { WireRequest } from '../mutant.ts';
import { refuse } from './deviations.ts';
import { calls, loginOf, needsToken, tokenOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

/** Turns down calls that must be served, for how they are made. */
export const strictCalls: readonly Mutant[] = [
  {
    name: 'only-one-application-may-log-in',
    class: 'strict',
    requirements: ['NM-R023', 'NM-R003', 'NM-R012'],
    says: { zh: '只有第一个应用能登录', en: 'only the first application may log in' },
    operation: 'login',
    field: 'appKey',
    deviate: refuse(
      (request, { applications }) => loginOf(request)?.['appKey'] === applications[1]?.appKey,
      '12002',
    ),
  },
  {
    name: 'unknown-field-of-a-login-is-refused',
    class: 'strict',
    requirements: ['NM-R007', 'NM-R021', 'NM-R024'],
    says: {
      zh: '登录多给 password 等参数被拒绝',
      en: 'a parameter too many in a login is refused',
    },
    operation: 'login',
    deviate: refuse((request) => Object.keys(loginOf(request) ?? {}).length > 3, '19400'),
  },
  {
    name: 'logout-without-body-is-refused',
    class: 'strict',
    requirements: ['NM-R031', 'NM-R019', 'NM-R014'],
    says: { zh: '没有报文的退出登录被拒绝', en: 'a logout without body is refused' },
    operation: 'logout',
    deviate: refuse((request) => calls('logout')(request) && request.body.length === 0, '19400'),
  },
  {
    name: 'logout-with-a-body-is-refused',
    class: 'strict',
    requirements: ['NM-R031', 'NM-R019', 'NM-R014'],
    says: { zh: '报文为 {} 的退出登录被拒绝', en: 'a logout with {} for a body is refused' },
    operation: 'logout',
    deviate: refuse((request) => calls('logout')(request) && request.body.length > 0, '19400'),
  },
  {
    name: 'logout-without-content-type-is-refused',
    class: 'strict',
    requirements: ['NM-R031', 'NM-R019', 'NM-R014'],
    says: {
      zh: '没有 Content-Type 的退出登录被拒绝',
      en: 'a logout without Content-Type is refused',
    },
    operation: 'logout',
    field: 'Content-Type',
    deviate: refuse((request) => calls('logout')(request) && typeOf(request) === '', '19415'),
  },
  {
    name: 'charset-is-refused',
    class: 'strict',
    requirements: ['NM-R007'],
    says: { zh: '带 charset 的 Content-Type 被拒绝', en: 'a Content-Type with charset is refused' },
    field: 'Content-Type',
    deviate: refuse((request) => /;\s*charset=/i.test(typeOf(request)), '19415'),
  },
  {
    name: 'spaced-json-is-refused',
    class: 'strict',
    requirements: ['NM-R007'],
    says: { zh: '带缩进和换行的 JSON 被拒绝', en: 'indented JSON is refused' },
    deviate: refuse(
      ({ body }) => /^[{[]\s*\n/.test(body.toString().replace(/^\uFEFF/, '')),
      '19400',
    ),
  },
  {
    name: 'escaped-json-is-refused',
    class: 'strict',
    requirements: ['NM-R007'],
    says: { zh: '带 \\u 转义的 JSON 被拒绝', en: 'JSON with escapes is refused' },
    deviate: refuse(
      (request) => request.body.includes('\\u') && jsonOf(request) !== undefined,
      '19400',
    ),
  },
  {
    name: 'token-must-come-in-a-header-too',
    class: 'strict',
    requirements: ['NM-R006', 'NM-R013', 'NM-R017', 'NM-R019'],
    says: { zh: '只在网址里给令牌被拒绝', en: 'a token in the query alone is refused' },
    field: 'access_token',
    deviate: refuse(
      (request) =>
        needsToken(request) && tokenOf(request) !== '' && !request.headers['authorization'],
      '13000',
    ),
  },
  {
    name: 'content-encoding-utf-8-is-refused',
    class: 'strict',
    wish: true,
    requirements: ['NM-R007'],
    says: { zh: '拒绝 Content-Encoding: UTF-8', en: 'Content-Encoding: UTF-8 is refused' },
    field: 'Content-Type',
    deviate: refuse(({ headers }) => headers['content-encoding'] !== undefined, '19415'),
  },
  {
    name: 'charset-without-its-name-is-refused',
    class: 'strict',
    wish: true,
    requirements: ['NM-R007'],
    says: { zh: '拒绝 application/json; utf-8', en: 'application/json; utf-8 is refused' },
    field: 'Content-Type',
    deviate: refuse((request) => /;\s*utf-8/i.test(typeOf(request)), '19415'),
  },
  {
    name: 'byte-order-mark-is-refused',
    class: 'strict',
    wish: true,
    requirements: ['NM-R007'],
    says: { zh: '拒绝报文开头的 BOM', en: 'a byte order mark is refused' },
    deviate: refuse(({ body }) => body.toString().startsWith('\uFEFF'), '19400'),
  },
];

const typeOf = ({ headers }: WireRequest): string => headers['content-type'] ?? '';
