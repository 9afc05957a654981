import type { WireRequest } from '../mutant.ts';
import { claimOf, secondsAhead } from './credentials.ts';
import { failure, only, refuse } from './deviations.ts';
import {
  callsKnownService,
  filtersOf,
  hasForm,
  hasJson,
  hasUnknownParameter,
  parameterOf,
  parametersOf,
  textsOf,
} from './requests.ts';
import type { Mutant } from './surroundings.ts';

const wrongSignature = '请求签名错误或请求服务器时间戳误差大于 180 秒';

/** Turns down calls that must be served. */
export const strict: readonly Mutant[] = [
  {
    name: 'signature-must-be-upper-case',
    class: 'strict',
    requirements: ['WH-R032'],
    says: { zh: '小写的签名被拒绝', en: 'a lower-case signature is refused' },
    field: 'x-tif-signature',
    deviate: refuse((request) => /[a-f]/.test(claimOf(request).signature), 1433, wrongSignature),
  },
  {
    name: 'nonce-must-be-lower-case',
    class: 'strict',
    requirements: ['WH-R031'],
    says: { zh: '大写的 UUID 被拒绝', en: 'a UUID in capitals is refused' },
    field: 'x-tif-nonce',
    deviate: refuse(
      (request) => /^[\dA-F-]*[A-F][\dA-F-]*$/.test(claimOf(request).nonce),
      1433,
      wrongSignature,
    ),
  },
  {
    name: 'nonce-must-be-a-uuid',
    class: 'strict',
    requirements: ['WH-R031'],
    says: { zh: '不是 UUID 的随机串被拒绝', en: 'a nonce that is no UUID is refused' },
    field: 'x-tif-nonce',
    deviate: refuse(
      (request) => !/^([\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12})?$/i.test(claimOf(request).nonce),
      1433,
      wrongSignature,
    ),
  },
  {
    name: 'nonce-must-be-short',
    class: 'strict',
    requirements: ['WH-R031'],
    says: {
      zh: '超过 36 个字符的随机串被拒绝',
      en: 'a nonce of more than 36 characters is refused',
    },
    field: 'x-tif-nonce',
    deviate: refuse((request) => claimOf(request).nonce.length > 36, 1433, wrongSignature),
  },
  {
    name: 'clock-must-not-be-behind',
    class: 'strict',
    requirements: ['WH-R030', 'WH-R044'],
    says: { zh: '慢 20 秒以上就被拒绝', en: 'a clock 20 seconds behind is refused' },
    field: 'x-tif-timestamp',
    deviate: refuse((request) => secondsAhead(request) < -20, 1433, wrongSignature),
  },
  {
    name: 'clock-must-not-be-ahead',
    class: 'strict',
    requirements: ['WH-R030', 'WH-R044'],
    says: { zh: '快 20 秒以上就被拒绝', en: 'a clock 20 seconds ahead is refused' },
    field: 'x-tif-timestamp',
    deviate: refuse((request) => secondsAhead(request) > 20, 1433, wrongSignature),
  },
  {
    name: 'header-names-must-be-lower-case',
    class: 'strict',
    requirements: ['WH-R029', 'WH-R030', 'WH-R031', 'WH-R032'],
    says: { zh: '请求头名称区分大小写', en: 'names of headers are case-sensitive' },
    deviate: refuse(
      ({ spelled }) => spelled.some((name) => /^x-tif-/i.test(name) && /[A-Z]/.test(name)),
      1433,
      wrongSignature,
    ),
  },
  {
    name: 'page-must-not-be-a-text',
    class: 'strict',
    requirements: ['WH-R018', 'WH-R035'],
    says: { zh: '数字串页码被拒绝', en: 'a page number in digits of text is refused' },
    field: 'pageNo',
    deviate: refuse(
      (request) => hasJson(request) && typeof parameterOf(request, 'pageNo') === 'string',
      500,
      '内部服务错误：pageNo',
    ),
  },
  {
    name: 'form-is-refused',
    class: 'strict',
    requirements: ['WH-R024', 'WH-R027'],
    says: { zh: '表单请求体被拒绝', en: 'a form as body is refused' },
    field: 'Content-Type',
    deviate: refuse(hasForm, 500, '内部服务错误：Content-Type'),
  },
  {
    name: 'form-with-charset-is-refused',
    class: 'strict',
    requirements: ['WH-R027', 'WH-R024'],
    says: { zh: '表单写明 charset 就被拒绝', en: 'a form that names its charset is refused' },
    field: 'Content-Type',
    deviate: refuse(
      (request) => hasForm(request) && namesCharset(request),
      500,
      '内部服务错误：Content-Type',
    ),
  },
  {
    name: 'json-with-charset-is-refused',
    class: 'strict',
    requirements: ['WH-R027', 'WH-R035'],
    says: { zh: 'JSON 写明 charset 就被拒绝', en: 'JSON that names its charset is refused' },
    field: 'Content-Type',
    deviate: refuse(
      (request) => hasJson(request) && namesCharset(request),
      500,
      '内部服务错误：Content-Type',
    ),
  },
  {
    name: 'some-filter-must-be-given',
    class: 'strict',
    requirements: ['WH-R019', 'WH-R020', 'WH-R021', 'WH-R022'],
    says: { zh: '不给条件就被拒绝', en: 'a query without any filter is refused' },
    deviate: refuse(
      (request) =>
        callsKnownService(request) &&
        parametersOf(request) !== undefined &&
        filtersOf(request).length === 0,
      500,
      '内部服务错误：query',
    ),
  },
  {
    name: 'two-filters-are-too-many',
    class: 'strict',
    requirements: ['WH-R019', 'WH-R020', 'WH-R021', 'WH-R022'],
    says: { zh: '同时给两个条件就被拒绝', en: 'two filters at once are refused' },
    deviate: refuse((request) => textsOf(request).length > 1, 500, '内部服务错误：query'),
  },
  {
    name: 'unknown-parameter-is-refused',
    class: 'strict',
    requirements: ['WH-R018', 'WH-R035'],
    says: { zh: '不认识的参数被拒绝', en: 'a parameter that the service does not know is refused' },
    deviate: refuse(hasUnknownParameter, 500, '内部服务错误：query'),
  },
  {
    name: 'licence-service-does-not-exist',
    class: 'strict',
    requirements: ['WH-R015', 'WH-R042'],
    says: { zh: '许可服务答服务不存在', en: 'the licence service is said not to exist' },
    operation: 'queryLicenses',
    deviate: only('queryLicenses', async () => failure(100101, '服务地址不存在')),
  },
  {
    name: 'every-seventh-call-is-throttled',
    class: 'strict',
    requirements: ['WH-R043'],
    says: { zh: '每七次调用就有一次被限流', en: 'every seventh call is throttled' },
    field: 'errcode',
    deviate: refuse(
      (_request, { memory }) => {
        const count = Number(memory.get('calls') ?? 0) + 1;
        memory.set('calls', count);
        return count % 7 === 0;
      },
      1141,
      '请求频率过高，超出规则限制',
    ),
  },
];

const namesCharset = ({ headers }: WireRequest): boolean =>
  (headers['content-type'] ?? '').toLowerCase().includes('charset');
