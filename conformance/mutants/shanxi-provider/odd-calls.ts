import { hasMalformedJson, isDeep, jsonOf, objectOf, withFields } from '../bodies.ts';
import { cut, edited, when } from '../deviations.ts';
import { envelopeOf, put } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { isBroken } from '../shanxi/deciphered.ts';
import { isAbsent } from '../shanxi/requests.ts';
import { sealed } from '../shanxi/seals.ts';
import { serve } from './deviations.ts';
import type { Mutant, Surroundings } from './surroundings.ts';

const call = { requirements: ['SX-R020', 'SX-R022'], operation: 'collectRecords' } as const;
const input = { ...call, class: 'lenient', requirements: ['SX-R019', 'SX-R023'] } as const;

/** Answers calls that the platform never makes in earnest, or falls over on them (SX-A22). */
export const oddCalls: readonly Mutant[] = [
  {
    ...input,
    // The platform always names both, so that this does no harm (SX-A26).
    name: 'missing-numbers-have-defaults',
    wish: true,
    says: { zh: '没有页码或每页条数时取默认值', en: 'a missing page or size has a default' },
    field: 'pagesize',
    deviate: serve(
      (request) => numbers.some((name) => isAbsent((objectOf(request) ?? first)[name])),
      (request) => withFields(request, { ...first, ...present(request) }),
    ),
  },
  {
    ...input,
    name: 'size-that-is-no-number-is-10',
    says: { zh: '每页条数不是整数时取 10', en: 'a size that is no number is read as 10' },
    field: 'pagesize',
    deviate: serve(
      (request) => !Number.isInteger(objectOf(request)?.['pagesize'] ?? 0),
      (request) => withFields(request, { pagesize: first.pagesize }),
    ),
  },
  {
    ...input,
    // A provider need not know since at all.
    name: 'malformed-since-is-passed-over',
    wish: true,
    says: { zh: '写错的 since 当作没有', en: 'a malformed since counts as none' },
    field: 'since',
    deviate: serve(
      (request) => !/^\d{4}-\d\d-\d\d [\d:]{8}$/.test(sinceOf(request)),
      (request) => withFields(request, { since: undefined }),
    ),
  },
  {
    ...call,
    name: 'tampered-call-gets-the-first-page',
    class: 'security',
    requirements: ['SX-R021', 'SX-R022'],
    says: { zh: '打不开的报文也得到第一页', en: 'what cannot be opened gets the first page' },
    field: 'encrypted',
    deviate: when<Surroundings>(isBroken, async (request, around) => {
      const key = around.keyOf(request);
      return key ? sealed(await askFirst(request, around), key) : around.forward(request);
    }),
  },
  {
    ...call,
    name: 'text-that-is-no-json-gets-the-first-page',
    class: 'lenient',
    says: { zh: '明文不是 JSON 时给第一页', en: 'a text that is no JSON gets the first page' },
    field: 'encrypted',
    deviate: serve(
      (request) => objectOf(request) === undefined,
      (request) => withFields(request, first),
    ),
  },
  {
    ...call,
    name: 'call-within-a-list-or-a-text-is-served',
    class: 'lenient',
    says: { zh: '报文外面套了列表或字符串也给', en: 'a call within a list or a text is served' },
    field: 'body',
    deviate: when(isWrapped, (request, { forward }) =>
      forward({ ...request, body: Buffer.from(wrappedIn(request)) }),
    ),
  },
  {
    ...call,
    name: 'empty-call-gets-the-first-page',
    class: 'lenient',
    says: { zh: '没有报文时给第一页', en: 'a call without body gets the first page' },
    field: 'body',
    deviate: when(({ method, body }) => method === 'POST' && body.length === 0, askFirst),
  },
  {
    ...call,
    name: 'other-methods-are-served',
    class: 'lenient',
    says: { zh: 'POST 以外的方法也给', en: 'methods other than POST are served' },
    field: 'method',
    deviate: when(
      ({ method }) => method !== 'POST' && method !== 'HEAD',
      (request, around) =>
        request.body.length > 0
          ? around.forward({ ...request, method: 'POST' })
          : askFirst(request, around),
    ),
  },
  {
    ...call,
    name: 'deep-call-cuts-the-connection',
    class: 'robustness',
    says: { zh: '嵌套很深的报文使连接断开', en: 'a deeply nested call cuts the connection' },
    field: 'body',
    deviate: when(isDeep, cut),
  },
  {
    ...call,
    name: 'malformed-call-gets-a-stack-trace',
    class: 'robustness',
    says: { zh: '报文不是 JSON 时泄露调用栈', en: 'a call that is no JSON uncovers a stack trace' },
    field: 'msg',
    deviate: when(hasMalformedJson, async (request, { forward }) => {
      const reply = await forward(request);
      return envelopeOf(reply)?.['result'] === 0 ? edited(reply, put('msg', stackTrace)) : reply;
    }),
  },
];

const numbers = ['pageno', 'pagesize'] as const;
const first = { pageno: 1, pagesize: 10 } as const;

const present = (request: WireRequest) =>
  Object.fromEntries(
    Object.entries(objectOf(request) ?? {}).filter(([, value]) => !isAbsent(value)),
  );

function sinceOf(request: WireRequest): string {
  const since = objectOf(request)?.['since'];
  return since === undefined ? '2026-01-01 00:00:00' : JSON.stringify(since).slice(1, -1);
}

/** Asks for the first page, whatever was asked for. */
function askFirst(request: WireRequest, { ask }: Surroundings) {
  return ask({ ...request, method: 'POST', body: Buffer.from(JSON.stringify(first)) });
}

function isWrapped(request: WireRequest): boolean {
  const value = jsonOf(request);
  return Array.isArray(value) || typeof value === 'string';
}

/** The body that stands in a list, or in a text. */
function wrappedIn(request: WireRequest): string {
  const value = jsonOf(request);
  return Array.isArray(value) ? JSON.stringify(value[0]) : `${value}`;
}

const stackTrace = [
  'com.fasterxml.jackson.core.JsonParseException: Unexpected character',
  '    at com.fasterxml.jackson.core.JsonParser._constructError(JsonParser.java:1840)',
  '    at cn.example.CollectController.collectRecords(CollectController.java:41)',
].join('\n');
