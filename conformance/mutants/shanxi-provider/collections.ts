import { hasMalformedJson, objectOf, withFields } from '../bodies.ts';
import { cut, edited, when } from '../deviations.ts';
import { envelopeOf, put } from '../envelope.ts';
import { labelled } from '../rewritten.ts';
import { isSealedCall } from '../shanxi/seals.ts';
import { failure, inside, numberIn, recordsOf, serve, withRecords } from './deviations.ts';
import type { Mutant } from './surroundings.ts';

const call = { requirements: ['SX-R019', 'SX-R020'], operation: 'collectRecords' } as const;

/** Serves, refuses or answers calls of the platform otherwise than agreed (SX-A17). */
export const collections: readonly Mutant[] = [
  {
    ...call,
    name: 'plain-call-is-served',
    class: 'security',
    requirements: ['SX-R021', 'SX-R019'],
    says: { zh: '明文请求得到明文记录', en: 'a plain call is given plain records' },
    field: 'encrypted',
    deviate: when(
      (request) => !isSealedCall(request) && numberIn(request, 'pagesize') > 0,
      (request, { ask }) => ask(request),
    ),
  },
  {
    ...call,
    name: 'page-0-of-records-is-the-first',
    class: 'lenient',
    says: { zh: '第 0 页给第一页', en: 'page 0 is the first page' },
    field: 'pageno',
    deviate: serve(
      (request) => objectOf(request)?.['pageno'] === 0,
      (request) => withFields(request, { pageno: 1 }),
    ),
  },
  {
    ...call,
    name: 'page-of-1001-records-is-served',
    class: 'lenient',
    says: { zh: '每页 1001 条也给', en: 'a page of 1001 records is served' },
    field: 'pagesize',
    deviate: inside(
      when(
        (request) => numberIn(request, 'pagesize') > 1000,
        async (request, { forward }) => {
          const first = await forward(withFields(request, { pageno: 1, pagesize: 1000 }));
          const second = await forward(withFields(request, { pageno: 2, pagesize: 1000 }));
          const all = [...recordsOf(first), ...recordsOf(second)];
          return withRecords(first, all.slice(0, numberIn(request, 'pagesize')));
        },
      ),
    ),
  },
  {
    ...call,
    name: 'since-is-refused',
    class: 'strict',
    requirements: ['SX-R019', 'SX-R023'],
    says: { zh: '带 since 的请求被拒绝', en: 'a call with since is refused' },
    field: 'since',
    deviate: inside(
      when(
        (request) => objectOf(request)?.['since'] !== undefined,
        async () => failure('参数有误'),
      ),
    ),
  },
  {
    ...call,
    name: 'page-of-1000-records-is-refused',
    class: 'strict',
    says: { zh: '每页 1000 条被拒绝', en: 'a page of 1000 records is refused' },
    field: 'pagesize',
    deviate: inside(
      when(
        (request) => numberIn(request, 'pagesize') === 1000,
        async () => failure('参数有误'),
      ),
    ),
  },
  {
    ...call,
    name: 'malformed-call-cuts-the-connection',
    class: 'robustness',
    requirements: ['SX-R019', 'SX-R020', 'SX-R021', 'SX-R060', 'SX-R035'],
    says: { zh: '报文不是 JSON 时断开连接', en: 'a call that is no JSON cuts the connection' },
    deviate: when(hasMalformedJson, cut),
  },
  {
    ...call,
    name: 'failure-of-the-provider-has-no-msg',
    class: 'envelope',
    requirements: ['SX-R059', 'SX-R060', 'SX-R020'],
    says: { zh: '失败时没有 msg', en: 'failures have no msg' },
    field: 'msg',
    deviate: async (request, { forward }) => {
      const reply = await forward(request);
      return envelopeOf(reply)?.['result'] === 0 ? edited(reply, put('msg', undefined)) : reply;
    },
  },
  {
    ...call,
    name: 'records-are-called-xml',
    class: 'frame',
    requirements: ['SX-R020', 'SX-R021', 'SX-R035'],
    says: { zh: '应答类型是 application/xml', en: 'replies are labelled XML' },
    field: 'Content-Type',
    deviate: async (request, { forward }) => labelled(await forward(request), 'application/xml'),
  },
];
