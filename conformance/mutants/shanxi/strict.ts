import { isMultipart, jsonOf } from '../bodies.ts';
import { when } from '../deviations.ts';
import { envelopeOf } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { after, failure, only, refuse, rowsOf } from './deviations.ts';
import { calls, pageOf, sizeOf, textOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

const isList = calls('getEnterpriseGrades');

/** Turns down what must be served. */
export const strict: readonly Mutant[] = [
  {
    name: 'sole-traders-are-unknown',
    class: 'strict',
    requirements: ['SX-R058', 'SX-R052'],
    says: {
      zh: '92 开头的个体工商户查不到',
      en: 'sole traders, whose codes begin with 92, are unknown',
    },
    operation: 'getEnterpriseGrade',
    field: 'uniscId',
    deviate: refuse(
      (request) =>
        calls('getEnterpriseGrade')(request) && textOf(request, 'uniscId').startsWith('92'),
      '没有这个企业',
    ),
  },
  {
    name: 'unrated-enterprise-is-refused',
    class: 'strict',
    requirements: ['SX-R063', 'SX-R052', 'SX-R060'],
    says: { zh: '没有等级的企业被当作没有', en: 'an enterprise without a grade is refused' },
    operation: 'getEnterpriseGrade',
    field: 'assessGrade',
    deviate: only(
      'getEnterpriseGrade',
      after('success', (reply) =>
        Object(envelopeOf(reply)?.['data']).assessGrade === null ? failure('没有等级') : reply,
      ),
    ),
  },
  {
    name: 'enterprise-without-trades-is-refused',
    class: 'strict',
    requirements: ['SX-R079', 'SX-R087', 'SX-R073'],
    says: { zh: '没有交易记录的企业被拒绝', en: 'an enterprise without trades is refused' },
    operation: 'getPublicResourcesTrading',
    field: 'data',
    deviate: only(
      'getPublicResourcesTrading',
      after('success', (reply) => (rowsOf(reply).length === 0 ? failure('没有交易记录') : reply)),
    ),
  },
  {
    name: 'page-size-1000-is-refused',
    class: 'strict',
    requirements: ['SX-R069', 'SX-R045'],
    says: { zh: '每页 1000 行被拒绝', en: 'a page of 1000 rows is refused' },
    operation: 'getEnterpriseGrades',
    field: 'pagesize',
    deviate: refuse((request) => isList(request) && sizeOf(request) === 1000),
  },
  {
    name: 'only-the-first-page-is-served',
    class: 'strict',
    requirements: ['SX-R065', 'SX-R068', 'SX-R044'],
    says: { zh: '第二页起被拒绝', en: 'pages are refused from the second one on' },
    operation: 'getEnterpriseGrades',
    field: 'pageno',
    deviate: refuse((request) => isList(request) && pageOf(request) > 1),
  },
  {
    name: 'only-one-account-may-call',
    class: 'strict',
    requirements: ['SX-R027', 'SX-R026', 'SX-R050', 'SX-R041'],
    says: { zh: '只有第一个账户能调用', en: 'only the first account may call' },
    field: 'username',
    deviate: refuse(
      (request, { accounts }) => textOf(request, 'username') === accounts()[1]?.username,
    ),
  },
  {
    name: 'charset-is-refused',
    class: 'strict',
    requirements: ['SX-R035'],
    says: { zh: '带 charset 的 Content-Type 被拒绝', en: 'a Content-Type with charset is refused' },
    field: 'Content-Type',
    deviate: refuse((request) => /json\s*;\s*charset=/i.test(typeOf(request))),
  },
  {
    name: 'escaped-json-is-refused',
    class: 'strict',
    requirements: ['SX-R035'],
    says: { zh: '带 \\u 转义的 JSON 被拒绝', en: 'JSON with escapes is refused' },
    deviate: refuse(
      (request) =>
        !isMultipart(request) && request.body.includes('\\u') && jsonOf(request) !== undefined,
    ),
  },
  {
    name: 'call-without-accept-is-refused',
    class: 'strict',
    requirements: ['SX-R035', 'SX-R060'],
    says: { zh: '没有 Accept 的请求被拒绝', en: 'a call without Accept is refused' },
    field: 'Accept',
    deviate: refuse(({ headers }) => headers['accept'] === undefined),
  },
  {
    name: 'content-encoding-utf-8-is-refused',
    class: 'strict',
    wish: true,
    requirements: ['SX-R035'],
    says: { zh: '拒绝 Content-Encoding: UTF-8', en: 'Content-Encoding: UTF-8 is refused' },
    field: 'Content-Type',
    deviate: refuse(({ headers }) => headers['content-encoding'] !== undefined),
  },
  {
    name: 'charset-without-its-name-is-refused',
    class: 'strict',
    wish: true,
    requirements: ['SX-R035'],
    says: { zh: '拒绝 application/json; utf-8', en: 'application/json; utf-8 is refused' },
    field: 'Content-Type',
    deviate: refuse((request) => /;\s*utf-8/i.test(typeOf(request))),
  },
  {
    name: 'byte-order-mark-is-refused',
    class: 'strict',
    wish: true,
    requirements: ['SX-R035'],
    says: { zh: '拒绝报文开头的 BOM', en: 'a byte order mark is refused' },
    deviate: refuse(({ body }) => body.toString().startsWith('\uFEFF')),
  },
  {
    name: 'live-token-is-refused',
    class: 'strict',
    requirements: ['SX-R008'],
    says: { zh: '带有效令牌的调用被拒绝', en: 'a call with a live token is refused' },
    field: 'token',
    deviate: refuse((request) => textOf(request, 'token') !== ''),
  },
  {
    name: 'form-with-a-file-is-refused',
    class: 'strict',
    requirements: ['SX-R033'],
    says: { zh: '不接受 multipart 上传', en: 'an upload as a multipart form is refused' },
    operation: 'uploadLicense',
    deviate: when(isMultipart, async () => failure('Content-Type 只接受 application/json', 415)),
  },
];

const typeOf = ({ headers }: WireRequest): string => headers['content-type'] ?? '';
