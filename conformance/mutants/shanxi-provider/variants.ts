import { map, put } from '../envelope.ts';
import { inChunks, labelled, respaced, reversed, withMoreHeaders } from '../rewritten.ts';
import { sealedVariants } from '../shanxi/sealed-variants.ts';
import { eachPage, eachRecord, edit } from './deviations.ts';
import type { Variant } from './surroundings.ts';

/** Oddities that the readings tolerate in a provider. */
export const providerVariants: readonly Variant[] = [
  {
    name: 'records-are-padded',
    tolerated: 'SX-A21',
    says: { zh: '值的前后有空白', en: 'values have blanks around them' },
    deviate: eachRecord(map('enterpriseName', (old) => ` ${old} `)),
  },
  {
    name: 'unrated-records-have-an-empty-text',
    tolerated: 'SX-A24',
    says: { zh: '没有等级时为空字符串', en: 'no grade is an empty text' },
    deviate: eachRecord(map('assessGrade', (old) => old ?? '')),
  },
  {
    name: 'unknown-fields-in-records',
    tolerated: 'rule 6',
    says: { zh: '多出不认识的字段', en: 'there are fields that nobody knows' },
    deviate: edit(put('batch', '2026-11')),
  },
  {
    name: 'fields-of-records-in-another-order',
    tolerated: 'rule 6',
    says: { zh: '字段顺序相反', en: 'fields come in reverse order' },
    deviate: edit((page) => reversed(page)),
  },
  {
    name: 'records-with-white-space',
    tolerated: 'SX-A21',
    says: { zh: '明文 JSON 带缩进和换行', en: 'the plain text is indented' },
    deviate: eachPage(respaced),
  },
  {
    name: 'failures-of-the-provider-have-status-500',
    tolerated: 'SX-A22',
    says: { zh: '失败时 HTTP 状态是 500', en: 'failures have HTTP status 500' },
    deviate: async (request, { forward }) => {
      const reply = await forward(request);
      return reply.status === 200 ? reply : { ...reply, status: 500 };
    },
  },
  {
    name: 'replies-of-the-provider-have-no-charset',
    tolerated: 'SX-A13',
    says: { zh: '应答类型不注明字符集', en: 'replies do not name their charset' },
    deviate: async (request, { forward }) => labelled(await forward(request), 'application/json'),
  },
  {
    name: 'replies-of-the-provider-in-chunks',
    tolerated: 'rule 6',
    says: { zh: '分块传输，多出其他响应头', en: 'replies come in chunks, with more headers' },
    deviate: async (request, { forward }) => inChunks(withMoreHeaders(await forward(request))),
  },
  ...sealedVariants,
];
