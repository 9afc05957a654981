import { webPage, when } from '../deviations.ts';
import { withHeaders, withText } from '../envelope.ts';
import {
  encodedTwice,
  inCallback,
  inGbk,
  labelled,
  promising,
  withoutLastByte,
  withQuestionMarks,
  withTrailingComma,
} from '../rewritten.ts';
import { after, only } from './deviations.ts';
import type { Mutant } from './surroundings.ts';

/** Wrong in what HTTP itself says: status, media type, charset, the bytes. */
export const frame: readonly Mutant[] = [
  {
    name: 'success-is-called-html',
    class: 'frame',
    requirements: ['WH-R014'],
    says: { zh: '成功的返回类型是 text/html', en: 'a success is labelled text/html' },
    field: 'Content-Type',
    deviate: after('success', (reply) => labelled(reply, 'text/html')),
  },
  {
    name: 'failure-is-called-plain-text',
    class: 'frame',
    requirements: ['WH-R014', 'WH-R040'],
    says: { zh: '失败的返回类型是 text/plain', en: 'a failure is labelled text/plain' },
    field: 'Content-Type',
    deviate: after('failure', (reply) => labelled(reply, 'text/plain')),
  },
  {
    name: 'media-type-is-missing',
    class: 'frame',
    requirements: ['WH-R014'],
    says: { zh: '返回没有 Content-Type', en: 'replies have no Content-Type' },
    field: 'Content-Type',
    deviate: after('any', (reply) => labelled(reply, undefined)),
  },
  {
    name: 'xml-unless-json-is-asked-for',
    class: 'frame',
    requirements: ['WH-R028', 'WH-R014'],
    says: {
      zh: 'Accept 未写 application/json 时返回 XML',
      en: 'answers XML where Accept does not name application/json',
    },
    field: 'Accept',
    deviate: when(
      ({ headers }) => !(headers['accept'] ?? '').includes('application/json'),
      after('success', (reply) => ({
        ...withText(reply, '<?xml version="1.0"?><reply><errcode>0</errcode></reply>'),
        headers: { 'content-type': 'application/xml' },
      })),
    ),
  },
  {
    name: 'success-with-status-500',
    class: 'frame',
    requirements: ['WH-R041', 'WH-R036'],
    says: { zh: 'errcode 为 0 而 HTTP 状态是 500', en: 'errcode 0 comes with HTTP 500' },
    deviate: after('success', (reply) => ({ ...reply, status: 500 })),
  },
  {
    name: 'no-rows-with-status-404',
    class: 'frame',
    requirements: ['WH-R039', 'WH-R041'],
    says: { zh: '无数据时 HTTP 状态是 404', en: 'no rows come with HTTP 404' },
    deviate: after('empty', (reply) => ({ ...reply, status: 404 })),
  },
  {
    name: 'no-rows-with-empty-204',
    class: 'frame',
    requirements: ['WH-R039', 'WH-R014'],
    says: { zh: '无数据时答 204，没有报文', en: 'no rows are answered by a bare 204' },
    deviate: after('empty', (reply) => ({ ...withText(reply, ''), status: 204 })),
  },
  {
    name: 'success-without-body',
    class: 'frame',
    requirements: ['WH-R014', 'WH-R036'],
    says: { zh: '许可服务的成功没有报文', en: 'a success of the licence service has no body' },
    operation: 'queryLicenses',
    deviate: only(
      'queryLicenses',
      after('success', (reply) => withText(reply, '')),
    ),
  },
  {
    name: 'wrong-signature-goes-to-a-login-page',
    class: 'frame',
    requirements: ['WH-R044', 'WH-R040', 'WH-R014'],
    says: { zh: '签名错误时转到登录页', en: 'a wrong signature is sent to a login page' },
    deviate: after(1433, () => withHeaders(webPage(302), { location: '/login' })),
  },
  {
    name: 'body-is-cut-short',
    class: 'frame',
    requirements: ['WH-R014', 'WH-R036'],
    says: {
      zh: '有数据时 JSON 少了最后一个括号',
      en: 'the last brace of a page of rows is missing',
    },
    deviate: after('rows', withoutLastByte),
  },
  {
    name: 'content-length-promises-more',
    class: 'frame',
    requirements: ['WH-R014'],
    says: { zh: 'Content-Length 大于报文', en: 'Content-Length promises more than comes' },
    field: 'Content-Length',
    deviate: after('rows', (reply) => promising(reply, 10)),
  },
  {
    name: 'content-length-promises-less',
    class: 'frame',
    requirements: ['WH-R014'],
    says: { zh: 'Content-Length 小于报文', en: 'Content-Length promises less than comes' },
    field: 'Content-Length',
    deviate: after('empty', (reply) => promising(reply, -10)),
  },
  {
    name: 'json-is-wrapped-in-a-callback',
    class: 'frame',
    requirements: ['WH-R014'],
    says: { zh: '返回是 JSONP 而不是 JSON', en: 'replies are JSONP, not JSON' },
    deviate: after('any', inCallback),
  },
  {
    name: 'json-has-a-trailing-comma',
    class: 'frame',
    requirements: ['WH-R014', 'WH-R040'],
    says: { zh: '失败的 JSON 末尾多一个逗号', en: 'the JSON of failures ends in a comma too many' },
    deviate: after('failure', withTrailingComma),
  },
  {
    name: 'han-in-gbk',
    class: 'frame',
    requirements: ['WH-R014'],
    says: { zh: '返回用 GBK 编码', en: 'replies are written in GBK' },
    field: 'Content-Type',
    deviate: after('any', inGbk),
  },
  {
    name: 'han-encoded-twice',
    class: 'frame',
    requirements: ['WH-R014', 'WH-R016'],
    says: { zh: '汉字被编码两次，成了乱码', en: 'Han characters are encoded twice and garbled' },
    deviate: after('rows', encodedTwice),
  },
  {
    name: 'han-became-question-marks',
    class: 'frame',
    requirements: ['WH-R014', 'WH-R016'],
    says: { zh: '汉字都变成了问号', en: 'Han characters became question marks' },
    deviate: after('rows', withQuestionMarks),
  },
];
