import { cut, edited, mend, webPage, when } from '../deviations.ts';
import { isObject, put } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { after, failure, noRows } from './deviations.ts';
import { callsUnknownService, hasJson, jsonOf, pageOf, textsOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

/** Falls over, or forgets the envelope, where the input is odd. */
export const robustness: readonly Mutant[] = [
  {
    name: 'malformed-json-gets-a-web-page',
    class: 'robustness',
    requirements: ['WH-R040', 'WH-R014', 'WH-R048', 'WH-R027'],
    says: { zh: '报文不是 JSON 时答网页', en: 'a body that is no JSON is answered by a web page' },
    deviate: when(hasMalformedJson, async () => webPage(500)),
  },
  {
    name: 'malformed-json-gets-a-stack-trace',
    class: 'robustness',
    requirements: ['WH-R048', 'WH-R040'],
    says: { zh: '报文不是 JSON 时泄露调用栈', en: 'a body that is no JSON uncovers a stack trace' },
    field: 'errmsg',
    deviate: when(
      hasMalformedJson,
      after('failure', (reply) => edited(reply, put('errmsg', stackTrace))),
    ),
  },
  {
    name: 'body-of-another-type-cuts-the-connection',
    class: 'robustness',
    requirements: ['WH-R040', 'WH-R048', 'WH-R035', 'WH-R027'],
    says: { zh: '报文是 JSON 但不是对象时断开', en: 'JSON that is no object cuts the connection' },
    deviate: when((request) => {
      const value = jsonOf(request);
      return hasJson(request) && value !== undefined && !isObject(value);
    }, cut),
  },
  {
    name: 'parameter-of-another-type-gets-a-web-page',
    class: 'robustness',
    requirements: ['WH-R040', 'WH-R048', 'WH-R018', 'WH-R014'],
    says: { zh: 'pageNo 类型不对时答网页', en: 'a pageNo of another type gets a web page' },
    field: 'pageNo',
    deviate: when(
      (request) => Number.isNaN(pageOf(request)),
      after(500, () => webPage(500)),
    ),
  },
  {
    name: 'empty-body-cuts-the-connection',
    class: 'robustness',
    requirements: ['WH-R040', 'WH-R014', 'WH-R035'],
    says: { zh: '没有报文时断开连接', en: 'a call without body cuts the connection' },
    deviate: when(({ method, body }) => method === 'POST' && body.length === 0, cut),
  },
  {
    name: 'deep-json-cuts-the-connection',
    class: 'robustness',
    requirements: ['WH-R040', 'WH-R048', 'WH-R035'],
    says: { zh: '嵌套很深的 JSON 使连接断开', en: 'deeply nested JSON cuts the connection' },
    deviate: when(({ body }) => /(?:[[{][^[\]{}]*){64}/.test(body.toString()), cut),
  },
  {
    name: 'broken-utf8-cuts-the-connection',
    class: 'robustness',
    requirements: ['WH-R040', 'WH-R027', 'WH-R014', 'WH-R048'],
    says: { zh: '报文不是 UTF-8 时断开连接', en: 'bytes that are no UTF-8 cut the connection' },
    deviate: when(({ body }) => body.toString().includes('\uFFFD'), cut),
  },
  {
    name: 'unknown-service-gets-a-web-page',
    class: 'robustness',
    requirements: ['WH-R042', 'WH-R014', 'WH-R040'],
    says: { zh: '服务不存在时答网页', en: 'an unknown service is answered by a web page' },
    deviate: when(callsUnknownService, async () => webPage(404)),
  },
  {
    name: 'get-is-answered-by-success',
    class: 'robustness',
    requirements: ['WH-R017'],
    says: { zh: 'GET 也答成功', en: 'GET is answered by a success' },
    deviate: when(
      ({ method }) => method === 'GET',
      async () => noRows(1),
    ),
  },
  {
    name: 'put-works-like-post',
    class: 'robustness',
    requirements: ['WH-R017'],
    says: { zh: 'PUT 与 POST 一样可用', en: 'PUT works like POST' },
    deviate: mend(
      ({ method }) => method === 'PUT',
      (request) => ({ ...request, method: 'POST' }),
    ),
  },
  {
    name: 'astral-character-gets-a-web-page',
    class: 'robustness',
    requirements: ['WH-R021', 'WH-R014', 'WH-R048'],
    says: {
      zh: '条件含生僻字（𠮷）时答网页',
      en: 'a rare character (𠮷) is answered by a web page',
    },
    field: 'entname',
    deviate: when(
      (request) => textsOf(request).some((text) => /[\u{10000}-\u{10FFFF}]/u.test(text)),
      async () => webPage(500),
    ),
  },
  {
    name: 'quotation-mark-breaks-the-query',
    class: 'robustness',
    requirements: ['WH-R021', 'WH-R022', 'WH-R019', 'WH-R020', 'WH-R048'],
    says: { zh: '条件含单引号时查询出错', en: 'a quotation mark in a filter breaks the query' },
    deviate: when(
      (request) => textsOf(request).some((text) => text.includes("'")),
      async () => failure(100106, 'exec sql false'),
    ),
  },
  {
    name: 'throttled-gets-a-web-page',
    class: 'robustness',
    requirements: ['WH-R043', 'WH-R040', 'WH-R014'],
    leave: 'load',
    says: { zh: '超过频率时答网页', en: 'a throttled call is answered by a web page' },
    deviate: after(1141, () => webPage(429)),
  },
];

const stackTrace = [
  'SyntaxError: Unexpected token',
  '    at JSON.parse (<anonymous>)',
  '    at readBody (/srv/gateway/body.js:41:17)',
].join('\n');

function hasMalformedJson(request: WireRequest): boolean {
  return hasJson(request) && request.body.length > 0 && jsonOf(request) === undefined;
}
