import { webPage } from '../deviations.ts';
import { withHeaders, withText } from '../envelope.ts';
import {
  inCallback,
  inGbk,
  labelled,
  promising,
  withoutLastByte,
  withTrailingComma,
} from '../rewritten.ts';
import { after, only } from './deviations.ts';
import type { Mutant } from './surroundings.ts';

/** No clause says in so many words that replies are JSON: those that show one do. */
const everything = ['NM-R010', 'NM-R016', 'NM-R018', 'NM-R020', 'NM-R007'] as const;
const failures = ['NM-R010', 'NM-R007'] as const;

/** Wrong in what HTTP itself says: status, media type, charset, the bytes. */
export const frame: readonly Mutant[] = [
  {
    name: 'success-is-called-html',
    class: 'frame',
    requirements: everything,
    says: { zh: '成功的返回类型是 text/html', en: 'a success is labelled text/html' },
    field: 'Content-Type',
    deviate: after('success', (reply) => labelled(reply, 'text/html')),
  },
  {
    name: 'failure-is-called-plain-text',
    class: 'frame',
    requirements: failures,
    says: { zh: '失败的返回类型是 text/plain', en: 'a failure is labelled text/plain' },
    field: 'Content-Type',
    deviate: after('failure', (reply) => labelled(reply, 'text/plain')),
  },
  {
    name: 'logout-has-no-media-type',
    class: 'frame',
    requirements: ['NM-R020', 'NM-R032', 'NM-R007', 'NM-R010'],
    says: { zh: '退出登录的返回没有 Content-Type', en: 'replies of logout have no Content-Type' },
    field: 'Content-Type',
    deviate: only(
      'logout',
      after('any', (reply) => labelled(reply, undefined)),
    ),
  },
  {
    name: 'replies-in-gbk',
    class: 'frame',
    requirements: failures,
    says: { zh: '返回用 GBK 编码', en: 'replies are written in GBK' },
    field: 'Content-Type',
    deviate: after('any', inGbk),
  },
  {
    name: 'success-with-status-500',
    class: 'frame',
    requirements: everything,
    says: { zh: 'ackCode 为 SUCCESS 而状态是 500', en: 'SUCCESS comes with HTTP 500' },
    deviate: after('success', (reply) => ({ ...reply, status: 500 })),
  },
  {
    name: 'accepted-case-with-status-409',
    class: 'frame',
    requirements: ['NM-R018', 'NM-R043', 'NM-R033'],
    says: { zh: '受理成功而状态是 409', en: 'an accepted case comes with HTTP 409' },
    operation: 'receiveCaseinfo',
    deviate: only(
      'receiveCaseinfo',
      after('success', (reply) => ({ ...reply, status: 409 })),
    ),
  },
  {
    name: 'logout-answers-204',
    class: 'frame',
    requirements: ['NM-R020', 'NM-R032'],
    says: { zh: '退出登录答 204，没有报文', en: 'logout is answered by a bare 204' },
    operation: 'logout',
    deviate: only(
      'logout',
      after('success', (reply) => ({ ...withText(reply, ''), status: 204 })),
    ),
  },
  {
    name: 'logout-answers-nothing',
    class: 'frame',
    requirements: ['NM-R020', 'NM-R032'],
    says: { zh: '退出登录的返回没有报文', en: 'replies of logout have no body' },
    operation: 'logout',
    deviate: only(
      'logout',
      after('success', (reply) => withText(reply, '')),
    ),
  },
  {
    name: 'bad-token-goes-to-a-login-page',
    class: 'frame',
    requirements: ['NM-R052', 'NM-R010', 'NM-R022'],
    says: { zh: '令牌无效时转到登录页', en: 'a bad token is sent to a login page' },
    deviate: after('13000', () => withHeaders(webPage(302), { location: '/login' })),
  },
  {
    name: 'bad-token-gets-a-bare-401',
    class: 'frame',
    requirements: ['NM-R052', 'NM-R010'],
    says: { zh: '令牌无效时答 401，没有报文', en: 'a bad token is answered by a bare 401' },
    deviate: after('13000', (reply) => ({ ...withText(reply, ''), status: 401 })),
  },
  {
    name: 'bad-login-gets-a-403-page',
    class: 'frame',
    requirements: ['NM-R051', 'NM-R010'],
    says: { zh: '登录信息无效时答 403 网页', en: 'a bad login is answered by a web page' },
    operation: 'login',
    deviate: after('12004', () => webPage(403)),
  },
  {
    name: 'accepted-case-is-cut-short',
    class: 'frame',
    requirements: ['NM-R018', 'NM-R007', 'NM-R010'],
    says: { zh: '受理的返回少了最后一个括号', en: 'the last brace of an acceptance is missing' },
    operation: 'receiveCaseinfo',
    deviate: only('receiveCaseinfo', after('success', withoutLastByte)),
  },
  {
    name: 'accepted-case-has-the-surplus-brace-of-the-example',
    class: 'frame',
    requirements: ['NM-R018', 'NM-R044', 'NM-R007', 'NM-R010'],
    says: {
      zh: '受理的返回像原文样例那样多一个括号',
      en: 'an acceptance ends in a brace too many, as the printed example does',
    },
    operation: 'receiveCaseinfo',
    deviate: only(
      'receiveCaseinfo',
      after('success', (reply) => withText(reply, `${reply.body}\n}`)),
    ),
  },
  {
    name: 'failure-has-the-trailing-comma-of-the-example',
    class: 'frame',
    requirements: failures,
    says: {
      zh: '失败的返回像原文样例那样多一个逗号',
      en: 'a failure ends in a comma too many, as the printed example does',
    },
    deviate: after('failure', withTrailingComma),
  },
  {
    name: 'content-length-promises-more',
    class: 'frame',
    requirements: everything,
    says: { zh: 'Content-Length 大于报文', en: 'Content-Length promises more than comes' },
    field: 'Content-Length',
    deviate: only(
      'receiveCaseinfo',
      after('success', (reply) => promising(reply, 10)),
    ),
  },
  {
    name: 'content-length-promises-less',
    class: 'frame',
    requirements: everything,
    says: { zh: 'Content-Length 小于报文', en: 'Content-Length promises less than comes' },
    field: 'Content-Length',
    deviate: after('failure', (reply) => promising(reply, -10)),
  },
  {
    name: 'json-is-wrapped-in-a-callback',
    class: 'frame',
    requirements: everything,
    says: { zh: '返回是 JSONP 而不是 JSON', en: 'replies are JSONP, not JSON' },
    deviate: after('any', inCallback),
  },
  {
    name: 'login-answers-xml',
    class: 'frame',
    requirements: ['NM-R016', 'NM-R028', 'NM-R007', 'NM-R010'],
    says: { zh: '登录成功的返回是 XML', en: 'a good login is answered in XML' },
    operation: 'login',
    deviate: only(
      'login',
      after('success', (reply) =>
        labelled(withText(reply, '<reply><ackCode>SUCCESS</ackCode></reply>'), 'application/xml'),
      ),
    ),
  },
];
