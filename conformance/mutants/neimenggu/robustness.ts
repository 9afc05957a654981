import { hasMalformedJson, isDeep, jsonOf } from '../bodies.ts';
import { cut, mend, webPage, when } from '../deviations.ts';
import { isObject, map } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { after, success, withErrors } from './deviations.ts';
import { calls } from './requests.ts';
import type { Mutant } from './surroundings.ts';

const odd = ['NM-R010', 'NM-R007'] as const;
const page = async () => webPage(500);

/** Falls over, or forgets the envelope, where the body is no JSON object (NM-A48). */
export const robustness: readonly Mutant[] = [
  {
    name: 'malformed-json-gets-a-web-page',
    class: 'robustness',
    requirements: odd,
    says: { zh: '报文不是 JSON 时答网页', en: 'a body that is no JSON gets a web page' },
    deviate: when(hasMalformedJson, page),
  },
  {
    name: 'malformed-login-cuts-the-connection',
    class: 'robustness',
    requirements: odd,
    says: { zh: '登录报文不是 JSON 时断开', en: 'a login that is no JSON cuts the connection' },
    operation: 'login',
    deviate: when((request) => calls('login')(request) && hasMalformedJson(request), cut),
  },
  {
    name: 'malformed-case-gets-a-stack-trace',
    class: 'robustness',
    requirements: odd,
    says: {
      zh: '案件报文不是 JSON 时泄露调用栈',
      en: 'a case that is no JSON uncovers a stack trace',
    },
    operation: 'receiveCaseinfo',
    field: 'message',
    deviate: when(
      (request) => calls('receiveCaseinfo')(request) && hasMalformedJson(request),
      after('failure', (reply) =>
        withErrors(reply, (errors) => errors.map(map('message', () => stackTrace))),
      ),
    ),
  },
  {
    name: 'malformed-case-is-accepted',
    class: 'robustness',
    requirements: ['NM-R007', 'NM-R010', 'NM-R053'],
    says: { zh: '报文不是 JSON 的案件也受理', en: 'a case that is no JSON is accepted' },
    operation: 'receiveCaseinfo',
    deviate: when(
      (request) => calls('receiveCaseinfo')(request) && hasMalformedJson(request),
      async () => success({ acceptid: 'K7QF3M2X' }),
    ),
  },
  {
    name: 'trailing-comma-is-accepted',
    class: 'robustness',
    wish: true,
    requirements: ['NM-R007'],
    says: { zh: '报文末尾多一个逗号也接受', en: 'a trailing comma in the body is accepted' },
    deviate: mend(hasTrailingComma, (request) => ({
      ...request,
      body: Buffer.from(withoutTrailingComma(request)),
    })),
  },
  {
    name: 'body-of-another-type-gets-a-web-page',
    class: 'robustness',
    requirements: odd,
    says: { zh: '报文是 JSON 但不是对象时答网页', en: 'JSON that is no object gets a web page' },
    deviate: when((request) => {
      const value = jsonOf(request);
      return value !== undefined && !isObject(value);
    }, page),
  },
  {
    name: 'list-of-cases-is-accepted',
    class: 'robustness',
    requirements: ['NM-R007', 'NM-R033', 'NM-R010'],
    says: { zh: '报文是列表时答成功', en: 'a list for a body is answered by a success' },
    operation: 'receiveCaseinfo',
    deviate: when(
      (request) => calls('receiveCaseinfo')(request) && Array.isArray(jsonOf(request)),
      async () => success({ acceptid: 'K7QF3M2X' }),
    ),
  },
  {
    name: 'empty-body-gets-a-web-page',
    class: 'robustness',
    requirements: odd,
    says: { zh: '登录或案件没有报文时答网页', en: 'a login or case without body gets a web page' },
    deviate: when(
      (request) =>
        request.method === 'POST' && request.body.length === 0 && !calls('logout')(request),
      page,
    ),
  },
  {
    name: 'deep-json-cuts-the-connection',
    class: 'robustness',
    requirements: odd,
    says: { zh: '嵌套很深的 JSON 使连接断开', en: 'deeply nested JSON cuts the connection' },
    deviate: when(isDeep, cut),
  },
  {
    name: 'broken-utf8-cuts-the-connection',
    class: 'robustness',
    requirements: odd,
    says: { zh: '报文不是 UTF-8 时断开连接', en: 'bytes that are no UTF-8 cut the connection' },
    deviate: when(({ body }) => body.toString().includes('\uFFFD'), cut),
  },
];

const stackTrace = [
  'com.fasterxml.jackson.core.JsonParseException: Unexpected character',
  '    at com.fasterxml.jackson.core.JsonParser._constructError(JsonParser.java:1840)',
  '    at cn.example.CaseController.receiveCaseinfo(CaseController.java:57)',
].join('\n');

const withoutTrailingComma = ({ body }: WireRequest): string =>
  body.toString().replace(/,(\s*[\]}])/g, '$1');

function hasTrailingComma(request: WireRequest): boolean {
  const mended = { ...request, body: Buffer.from(withoutTrailingComma(request)) };
  return hasMalformedJson(request) && jsonOf(mended) !== undefined;
}
