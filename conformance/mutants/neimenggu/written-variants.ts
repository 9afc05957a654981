import { type Change, map, put, rename } from '../envelope.ts';
import { escaped, respaced, reversed } from '../rewritten.ts';
import { after, eachError, edit, editErrors, only } from './deviations.ts';
import { documentedMessage } from './fields.ts';
import type { Variant } from './surroundings.ts';

/** Tolerated oddities in how a reply is written. */
export const writtenVariants: readonly Variant[] = [
  {
    name: 'login-answers-ack-code-in-snake-case',
    tolerated: 'NM-A01',
    says: { zh: '登录的返回写作 ack_code', en: 'login answers ack_code' },
    deviate: only('login', edit('any', rename('ackCode', 'ack_code'))),
  },
  {
    name: 'login-answers-access-token-only',
    tolerated: 'NM-A01',
    says: { zh: '登录只返回 access_token', en: 'login answers access_token and no accessToken' },
    deviate: only('login', edit('success', put('accessToken', undefined))),
  },
  {
    name: 'login-answers-camel-case-token-only',
    tolerated: 'NM-A01',
    says: { zh: '登录只返回 accessToken', en: 'login answers accessToken and no access_token' },
    deviate: only('login', edit('success', put('access_token', undefined))),
  },
  {
    name: 'login-answers-as-printed-in-clause-two',
    tolerated: 'NM-A01',
    says: { zh: '登录的返回与 2.4 的样例相同', en: 'login answers as the example of clause 2.4' },
    deviate: only(
      'login',
      edit('success', put('accessToken', undefined), rename('ackCode', 'ack_code')),
    ),
  },
  {
    name: 'acceptid-is-spelled-accpetid',
    tolerated: 'NM-A03',
    says: { zh: '受理号写作 accpetid', en: 'the acceptid is spelled accpetid' },
    deviate: edit('success', rename('acceptid', 'accpetid')),
  },
  {
    name: 'errors-have-no-name',
    tolerated: 'NM-A04',
    says: { zh: '错误没有 name', en: 'errors have no name' },
    deviate: eachError(put('name', undefined)),
  },
  {
    name: 'errors-are-named-freely',
    tolerated: 'NM-A39',
    says: { zh: '错误的 name 是任意文本', en: 'errors have a name of any kind' },
    deviate: eachError(put('name', '接口调用失败（gateway-7）')),
  },
  {
    name: 'errors-is-absent-on-success',
    tolerated: 'NM-A12',
    says: { zh: '成功时没有 errors', en: 'errors is absent on success' },
    deviate: edit('success', put('errors', undefined)),
  },
  {
    name: 'messages-are-those-of-the-document',
    tolerated: 'NM-A26',
    says: { zh: 'message 只有原文的短句', en: 'messages are the short texts of the document' },
    deviate: eachError((error) => ({
      ...error,
      message: documentedMessage(`${error['errorCode']}`) ?? error['message'],
    })),
  },
  {
    name: 'messages-in-other-words',
    tolerated: 'NM-A39',
    says: { zh: 'message 的说法不同', en: 'messages are worded otherwise' },
    deviate: eachError(map('message', (old) => `调用失败，原因：${old}`)),
  },
  {
    name: 'only-the-first-error-is-told',
    tolerated: 'NM-A27',
    says: { zh: '几处错误只报第一处', en: 'of several errors only the first is told' },
    deviate: editErrors((errors) => errors.slice(0, 1)),
  },
  {
    name: 'one-error-per-code',
    tolerated: 'NM-A27',
    says: { zh: '同一代码只报一项', en: 'each code is told once' },
    deviate: editErrors((errors) =>
      [
        ...new Map(errors.toReversed().map((error) => [error['errorCode'], error])).values(),
      ].toReversed(),
    ),
  },
  {
    name: 'acceptid-is-a-number',
    tolerated: 'NM-A34',
    says: { zh: '受理号是数字', en: 'the acceptid is a number' },
    deviate: edit('success', acceptid(numberOf)),
  },
  {
    name: 'acceptid-is-a-long-text',
    tolerated: 'NM-A34',
    says: { zh: '受理号带汉字和斜线', en: 'the acceptid has Han characters and slashes' },
    deviate: edit(
      'success',
      acceptid((id) => `内市监受理/2026/${id}`),
    ),
  },
  {
    name: 'error-code-is-a-number',
    tolerated: 'NM-A40',
    says: { zh: 'errorCode 是数字', en: 'errorCode is a number' },
    deviate: eachError(map('errorCode', Number)),
  },
  {
    name: 'unknown-fields-everywhere',
    tolerated: 'rule 6',
    says: { zh: '多出不认识的字段', en: 'fields that nobody knows stand everywhere' },
    deviate: edit('any', put('traceId', 'b7c1'), put('timestamp', 1772640000), put('data', null)),
  },
  {
    name: 'unknown-fields-in-errors',
    tolerated: 'rule 6',
    says: { zh: '错误多出不认识的字段', en: 'errors have a field that nobody knows' },
    deviate: eachError(put('level', 'ERROR')),
  },
  {
    name: 'login-tells-the-lifetime',
    tolerated: 'NM-A15',
    says: { zh: '登录还返回 expires_in', en: 'login tells expires_in, too' },
    deviate: only('login', edit('success', put('expires_in', 1800))),
  },
  {
    name: 'fields-in-another-order',
    tolerated: 'rule 6',
    says: { zh: '字段顺序相反', en: 'fields come in reverse order' },
    deviate: edit('any', reversed),
  },
  {
    name: 'json-with-white-space',
    tolerated: 'NM-A07',
    says: { zh: 'JSON 带缩进和换行', en: 'JSON is indented' },
    deviate: after('any', respaced),
  },
  {
    name: 'json-with-escapes',
    tolerated: 'NM-A41',
    says: { zh: '汉字写成 \\u 转义', en: 'Han characters are written as escapes' },
    deviate: after('any', escaped),
  },
];

function acceptid(change: (id: unknown) => unknown): Change {
  return (envelope) =>
    'acceptid' in envelope ? { ...envelope, acceptid: change(envelope['acceptid']) } : envelope;
}

/** A number that is the same for the same acceptid, and hardly for another. */
function numberOf(id: unknown): number {
  return [...String(id)].reduce(
    (sum, character) => (sum * 131 + character.charCodeAt(0)) % 999_999_937,
    7,
  );
}
