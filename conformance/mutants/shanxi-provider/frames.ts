import { webPage, when } from '../deviations.ts';
import { map, put, withJson } from '../envelope.ts';
import { encodeGbk } from '../gbk.ts';
import { withoutLastByte } from '../rewritten.ts';
import { resealed } from '../shanxi/seals.ts';
import { eachPage, edit, failure, recordsOf, withRecords } from './deviations.ts';
import type { Mutant } from './surroundings.ts';

const call = { requirements: ['SX-R019', 'SX-R020'], operation: 'collectRecords' } as const;
const seal = { ...call, requirements: ['SX-R021', 'SX-R022'] } as const;

/** Wrong in how calls and pages are framed: headers, bytes, types of values. */
export const frames: readonly Mutant[] = [
  {
    ...call,
    name: 'charset-is-refused',
    class: 'strict',
    says: { zh: '类型带 charset 的请求被拒绝', en: 'a media type with a charset is refused' },
    field: 'Content-Type',
    deviate: when(
      ({ headers }) => (headers['content-type'] ?? '').includes('charset'),
      async () => failure('类型不支持', 415),
    ),
  },
  {
    ...call,
    name: 'web-page-for-those-who-take-anything',
    class: 'strict',
    says: { zh: 'Accept 不点名 JSON 时答网页', en: 'who does not ask for JSON gets a web page' },
    field: 'Accept',
    deviate: when(
      ({ headers }) => !(headers['accept'] ?? '').includes('json'),
      async () => webPage(200),
    ),
  },
  {
    ...call,
    name: 'calls-are-throttled-from-the-twentieth-on',
    class: 'strict',
    says: { zh: '从第二十次调用起限流', en: 'calls are throttled from the twentieth on' },
    deviate: async (request, { memory, forward }) => {
      const count = Number(memory.get('calls') ?? 0) + 1;
      memory.set('calls', count);
      return count < 20 ? forward(request) : failure('调用过于频繁', 429);
    },
  },
  {
    ...call,
    name: 'records-in-gbk',
    class: 'frame',
    says: { zh: '明文用 GBK 编码', en: 'the plain text is in GBK' },
    deviate: eachPage((reply) => ({ ...reply, body: encodeGbk(`${reply.body}`) })),
  },
  {
    ...call,
    name: 'page-of-records-is-cut-short',
    class: 'frame',
    says: { zh: '明文少了最后一个括号', en: 'the last brace of the plain text is missing' },
    deviate: eachPage(withoutLastByte),
  },
  {
    ...call,
    name: 'page-is-the-list-alone',
    class: 'envelope',
    says: { zh: '整页只是一个列表', en: 'a page is nothing but the list' },
    deviate: eachPage((reply) => withJson(reply, recordsOf(reply))),
  },
  {
    ...call,
    name: 'records-are-names-alone',
    class: 'body',
    says: { zh: '每条记录只是一个名称', en: 'records are nothing but names' },
    deviate: eachPage((reply) =>
      withRecords(
        reply,
        recordsOf(reply).map(({ enterpriseName }) => enterpriseName),
      ),
    ),
  },
  {
    ...call,
    name: 'count-of-records-is-a-text',
    class: 'body',
    says: { zh: 'count 是字符串', en: 'the count is a text' },
    field: 'count',
    deviate: edit(map('count', (old) => `${old}`)),
  },
  {
    ...seal,
    name: 'sealed-reply-names-no-algorithm',
    class: 'envelope',
    says: { zh: '应答没有 algorithm', en: 'a sealed reply names no algorithm' },
    field: 'algorithm',
    deviate: resealed(({ envelope }) => put('algorithm', undefined)({ ...envelope })),
  },
  ...(['iv', 'encrypted'] as const).map(
    (part): Mutant => ({
      ...seal,
      name: `sealed-reply-has-its-${part}-in-base64`,
      class: 'envelope',
      says: { zh: `应答的 ${part} 是 base64`, en: `the ${part} of a sealed reply is in base64` },
      field: part,
      deviate: resealed(({ envelope }) =>
        map(part, (hex) => Buffer.from(`${hex}`, 'hex').toString('base64'))({ ...envelope }),
      ),
    }),
  ),
];
