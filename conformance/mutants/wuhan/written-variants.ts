import { type Change, isObject, type Json, map, put } from '../envelope.ts';
import { escaped, respaced, reversed } from '../rewritten.ts';
import { after, eachRow, edit } from './deviations.ts';
import type { Variant } from './surroundings.ts';

/** Tolerated oddities in how a reply is written. */
export const writtenVariants: readonly Variant[] = [
  {
    name: 'errcode-is-a-text',
    tolerated: 'WH-A15',
    says: { zh: '结果码是数字串', en: 'errcode is a text of digits' },
    deviate: edit('any', map('errcode', String)),
  },
  {
    name: 'page-size-is-a-text',
    tolerated: 'WH-A16',
    says: { zh: 'pageSize 是数字串', en: 'pageSize is a text of digits' },
    deviate: edit('success', map('data.pageSize', String)),
  },
  {
    name: 'metadata-stands-on-top',
    tolerated: 'WH-A17',
    says: { zh: 'metadata 总在最外层', en: 'metadata always stands on top' },
    deviate: edit('any', put('metadata', {}), inData(put('metadata', undefined))),
  },
  {
    name: 'metadata-stands-inside-data',
    tolerated: 'WH-A17',
    says: { zh: 'metadata 总在 data 之内', en: 'metadata always stands inside data' },
    deviate: edit('any', put('metadata', undefined), inData(put('metadata', {}))),
  },
  {
    name: 'metadata-is-absent',
    tolerated: 'WH-A17',
    says: { zh: '没有 metadata', en: 'metadata is absent' },
    deviate: edit('any', put('metadata', undefined), inData(put('metadata', undefined))),
  },
  {
    name: 'hint-is-absent-on-success',
    tolerated: 'WH-A18',
    says: { zh: '成功时没有 hint', en: 'hint is absent on success' },
    deviate: edit('success', put('hint', undefined)),
  },
  {
    name: 'hint-is-absent-on-failure',
    tolerated: 'WH-A18',
    says: { zh: '失败时没有 hint，errmsg 仍点名参数', en: 'hint is absent, errmsg says it all' },
    deviate: edit('failure', (envelope) => ({
      ...envelope,
      errmsg: [envelope['errmsg'], envelope['hint']].filter(Boolean).join('：'),
      hint: undefined,
    })),
  },
  {
    name: 'detail-err-msg-is-always-there',
    tolerated: 'WH-A19',
    says: { zh: '总有 detailErrMsg', en: 'detailErrMsg is always there' },
    deviate: edit('any', put('detailErrMsg', null)),
  },
  {
    name: 'detail-err-msg-tells-more',
    tolerated: 'WH-A19',
    says: { zh: '失败时 detailErrMsg 有文字', en: 'detailErrMsg tells more on failure' },
    deviate: edit('failure', put('detailErrMsg', '详见接口说明')),
  },
  {
    name: 'detail-err-msg-is-absent',
    tolerated: 'WH-A19',
    says: { zh: '没有 detailErrMsg', en: 'detailErrMsg is absent' },
    deviate: edit('any', put('detailErrMsg', undefined)),
  },
  {
    name: 'errmsg-is-null-on-success',
    tolerated: 'WH-A32',
    says: { zh: '成功时 errmsg 为 null', en: 'errmsg is null on success' },
    deviate: edit('success', put('errmsg', null)),
  },
  {
    name: 'errmsg-is-ok-on-success',
    tolerated: 'WH-A32',
    says: { zh: '成功时 errmsg 是 ok', en: 'errmsg is ok on success' },
    deviate: edit('success', put('errmsg', 'ok')),
  },
  {
    name: 'errmsg-is-absent-on-success',
    tolerated: 'WH-A32',
    says: { zh: '成功时没有 errmsg', en: 'errmsg is absent on success' },
    deviate: edit('success', put('errmsg', undefined)),
  },
  {
    name: 'errmsg-in-other-words',
    tolerated: 'WH-A33',
    says: { zh: '失败的说法与表 A.1 不同', en: 'failures are worded otherwise than table A.1' },
    deviate: edit(
      'failure',
      map('errmsg', (old) => `调用失败，原因：${old}`),
    ),
  },
  {
    name: 'data-is-null-on-failure',
    tolerated: 'WH-A20',
    says: { zh: '失败时 data 为 null', en: 'data is null on failure' },
    deviate: edit('failure', put('data', null)),
  },
  {
    name: 'data-is-empty-text-on-failure',
    tolerated: 'WH-A20',
    says: { zh: '失败时 data 是空字符串', en: 'data is an empty text on failure' },
    deviate: edit('failure', put('data', '')),
  },
  {
    name: 'data-has-page-on-failure',
    tolerated: 'WH-A20',
    says: { zh: '失败时 data 也有页码', en: 'data tells page and size on failure, too' },
    deviate: edit('failure', inData(put('pageNo', 1)), inData(put('pageSize', 20))),
  },
  {
    name: 'row-fields-in-lower-case',
    tolerated: 'WH-A21',
    says: { zh: '数据行字段名是小写', en: 'names of row fields are in lower case' },
    deviate: eachRow((row) => named(row, (name) => name.toLowerCase())),
  },
  {
    name: 'row-field-is-null',
    tolerated: 'WH-A22',
    says: { zh: '数据行的统一社会信用代码为 null', en: 'UNISCID is null in rows' },
    deviate: eachRow(put('UNISCID', null)),
  },
  {
    name: 'unknown-fields-everywhere',
    tolerated: 'WH-A23',
    says: { zh: '多出不认识的字段', en: 'fields that nobody knows stand everywhere' },
    deviate: edit('any', put('traceId', 'b7c1'), put('success', true), inData(put('total', 3))),
  },
  {
    name: 'unknown-fields-in-rows',
    tolerated: 'WH-A23',
    says: { zh: '数据行多出不认识的字段', en: 'rows have a field that nobody knows' },
    deviate: eachRow(put('ROWNUM', 1)),
  },
  {
    name: 'fields-in-another-order',
    tolerated: 'WH-A23',
    says: { zh: '字段顺序相反', en: 'fields come in reverse order' },
    deviate: edit('any', (envelope) => reversed(envelope)),
  },
  {
    name: 'json-with-white-space',
    tolerated: 'WH-A44',
    says: { zh: 'JSON 带缩进和换行', en: 'JSON is indented' },
    deviate: after('any', respaced),
  },
  {
    name: 'json-with-escapes',
    tolerated: 'WH-A61',
    says: { zh: '汉字写成 \\u 转义', en: 'Han characters are written as escapes' },
    deviate: after('any', escaped),
  },
];

/** Applies a change to `data`, where that is an object. */
function inData(change: Change): Change {
  return map('data', (data) => (isObject(data) ? change(data) : data));
}

const named = (row: Json, spell: (name: string) => string): Json =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [spell(name), value]));
