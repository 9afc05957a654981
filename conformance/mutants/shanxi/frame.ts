import { webPage } from '../deviations.ts';
import { withText } from '../envelope.ts';
import { encodedTwice, inGbk, labelled, promising, withoutLastByte } from '../rewritten.ts';
import { after, only } from './deviations.ts';
import type { Mutant } from './surroundings.ts';

/** No clause says in so many words what HTTP has to say: 7.1 and the interfaces themselves do. */
const everything = ['SX-R035', 'SX-R060', 'SX-R025'] as const;
const list = ['SX-R035', 'SX-R072', 'SX-R067', 'SX-R060'] as const;
const trades = ['SX-R035', 'SX-R079', 'SX-R087', 'SX-R060'] as const;

/** Wrong in what HTTP itself says: status, media type, charset, the bytes. */
export const frame: readonly Mutant[] = [
  {
    name: 'success-is-called-xml',
    class: 'frame',
    requirements: everything,
    says: { zh: '成功的应答类型是 application/xml', en: 'a success is labelled XML' },
    field: 'Content-Type',
    deviate: after('success', (reply) => labelled(reply, 'application/xml')),
  },
  {
    name: 'failure-has-no-media-type',
    class: 'frame',
    requirements: everything,
    says: { zh: '失败的应答没有 Content-Type', en: 'failures have no Content-Type' },
    field: 'Content-Type',
    deviate: after('failure', (reply) => labelled(reply, undefined)),
  },
  {
    name: 'replies-in-gbk',
    class: 'frame',
    requirements: everything,
    says: { zh: '应答用 GBK 编码', en: 'replies are written in GBK' },
    field: 'Content-Type',
    deviate: after('any', inGbk),
  },
  {
    name: 'list-is-encoded-twice',
    class: 'frame',
    requirements: ['SX-R071', 'SX-R062', 'SX-R035', 'SX-R072'],
    says: { zh: '批量的汉字成了乱码', en: 'Han characters of the list are encoded twice' },
    operation: 'getEnterpriseGrades',
    deviate: only('getEnterpriseGrades', after('success', encodedTwice)),
  },
  {
    name: 'found-grade-with-status-404',
    class: 'frame',
    requirements: ['SX-R060', 'SX-R035', 'SX-R054'],
    says: { zh: 'result 为 1 而状态是 404', en: 'result 1 comes with HTTP 404' },
    operation: 'getEnterpriseGrade',
    deviate: only(
      'getEnterpriseGrade',
      after('success', (reply) => ({ ...reply, status: 404 })),
    ),
  },
  {
    name: 'failure-is-a-web-page',
    class: 'frame',
    requirements: ['SX-R060', 'SX-R059'],
    says: { zh: '失败时答网页', en: 'failures are web pages' },
    deviate: after('failure', () => webPage(500)),
  },
  {
    name: 'failure-is-a-bare-401',
    class: 'frame',
    requirements: ['SX-R060', 'SX-R059'],
    says: { zh: '失败时只答 401，没有报文', en: 'failures are a bare 401' },
    deviate: after('failure', (reply) => ({ ...withText(reply, ''), status: 401 })),
  },
  {
    name: 'list-is-cut-short',
    class: 'frame',
    requirements: list,
    says: { zh: '批量的应答少了最后一个括号', en: 'the last brace of the list is missing' },
    operation: 'getEnterpriseGrades',
    deviate: only('getEnterpriseGrades', after('success', withoutLastByte)),
  },
  {
    name: 'grade-is-written-as-printed',
    class: 'frame',
    requirements: ['SX-R035', 'SX-R064', 'SX-R060', 'SX-R036'],
    says: {
      zh: '应答像原文样例那样没有引号',
      en: 'a reply is written as printed, without the quotes of JSON',
    },
    operation: 'getEnterpriseGrade',
    deviate: only(
      'getEnterpriseGrade',
      after('success', (reply) => withText(reply, asPrinted(reply.body.toString()))),
    ),
  },
  {
    name: 'content-length-promises-more',
    class: 'frame',
    requirements: trades,
    says: { zh: 'Content-Length 大于报文', en: 'Content-Length promises more than comes' },
    operation: 'getPublicResourcesTrading',
    field: 'Content-Length',
    deviate: only(
      'getPublicResourcesTrading',
      after('success', (reply) => promising(reply, 10)),
    ),
  },
  {
    name: 'upload-answers-the-bare-identifier',
    class: 'frame',
    requirements: ['SX-R033', 'SX-R035', 'SX-R060'],
    says: { zh: '上传后只答标识本身', en: 'an upload answers nothing but the identifier' },
    operation: 'uploadLicense',
    deviate: only(
      'uploadLicense',
      after('success', (reply) =>
        labelled(
          withText(reply, /"licenseID":"([^"]*)"/.exec(`${reply.body}`)?.[1] ?? ''),
          'text/plain',
        ),
      ),
    ),
  },
];

/** The sample's own way: no quotes around names, curly ones around values. */
function asPrinted(json: string): string {
  return json.replace(/"(\w+)":/g, '$1:').replace(/"([^"]*)"/g, '’$1’');
}
