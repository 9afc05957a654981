import { cut, mend, webPage, when } from '../deviations.ts';
import { failure, success } from './deviations.ts';
import { emptinessOf, textFields } from './fields.ts';
import { calls, caseOf, itemsOf, loginOf, needsToken, textsOf, tokenOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

const page = async () => webPage(500);

/** Falls over, or forgets the envelope, where a value or the method is odd (NM-A48). */
export const robustnessValues: readonly Mutant[] = [
  {
    name: 'number-for-a-text-gets-a-web-page',
    class: 'robustness',
    requirements: ['NM-R010', 'NM-R053', 'NM-R054', 'NM-R055', 'NM-R056', 'NM-R057', 'NM-R059'],
    says: { zh: '字段不是字符串时答网页', en: 'a field that is no text gets a web page' },
    operation: 'receiveCaseinfo',
    deviate: when((request) => {
      const sent = caseOf(request);
      return textFields.some(({ name }) => emptinessOf(sent?.[name]) === 'no-text');
    }, page),
  },
  {
    name: 'null-for-a-text-gets-a-web-page',
    class: 'robustness',
    requirements: ['NM-R010', 'NM-R053', 'NM-R054', 'NM-R055', 'NM-R056', 'NM-R057', 'NM-R059'],
    says: { zh: '字段为 null 时答网页', en: 'a field that is null gets a web page' },
    operation: 'receiveCaseinfo',
    deviate: when((request) => Object.values(caseOf(request) ?? {}).includes(null), page),
  },
  {
    name: 'list-of-another-type-gets-a-web-page',
    class: 'robustness',
    requirements: ['NM-R010', 'NM-R060', 'NM-R042'],
    says: { zh: '清单不是列表时答网页', en: 'a penaltylist that is no list gets a web page' },
    operation: 'receiveCaseinfo',
    field: 'penaltylist',
    deviate: when((request) => {
      const list = caseOf(request)?.['penaltylist'];
      return list !== undefined && !Array.isArray(list);
    }, page),
  },
  {
    name: 'null-among-the-items-cuts-the-connection',
    class: 'robustness',
    requirements: ['NM-R010', 'NM-R061'],
    says: { zh: '清单里有 null 时断开连接', en: 'a null among the items cuts the connection' },
    operation: 'receiveCaseinfo',
    field: 'penaltylist',
    deviate: when((request) => itemsOf(request).includes(null), cut),
  },
  {
    name: 'wrongly-typed-login-gets-a-web-page',
    class: 'robustness',
    requirements: ['NM-R010', 'NM-R049', 'NM-R050', 'NM-R051'],
    says: { zh: '登录参数不是字符串时答网页', en: 'a login value that is no text gets a web page' },
    operation: 'login',
    deviate: when(
      (request) =>
        Object.values(loginOf(request) ?? {}).some((value) => emptinessOf(value) === 'no-text'),
      page,
    ),
  },
  {
    name: 'missing-token-gets-a-web-page',
    class: 'robustness',
    requirements: ['NM-R010', 'NM-R052'],
    says: { zh: '没有令牌时答网页', en: 'a missing token gets a web page' },
    field: 'access_token',
    deviate: when(
      (request) => needsToken(request) && request.method === 'POST' && tokenOf(request) === '',
      async () => webPage(400),
    ),
  },
  {
    name: 'odd-token-cuts-the-connection',
    class: 'robustness',
    requirements: ['NM-R010', 'NM-R052'],
    says: { zh: '令牌含特殊字符时断开连接', en: 'odd characters in a token cut the connection' },
    field: 'access_token',
    deviate: when((request) => /['"<>\s]|[^\0-\x7F]/.test(tokenOf(request)), cut),
  },
  {
    name: 'astral-character-gets-a-web-page',
    class: 'robustness',
    requirements: ['NM-R010', 'NM-R047', 'NM-R036', 'NM-R007'],
    says: { zh: '文本含生僻字（𠮷）时答网页', en: 'a rare character (𠮷) gets a web page' },
    operation: 'receiveCaseinfo',
    deviate: when(
      (request) => textsOf(request).some((text) => /[\u{10000}-\u{10FFFF}]/u.test(text)),
      page,
    ),
  },
  {
    name: 'quotation-mark-breaks-the-storage',
    class: 'robustness',
    requirements: ['NM-R010', 'NM-R036', 'NM-R035', 'NM-R037', 'NM-R038', 'NM-R039', 'NM-R041'],
    says: { zh: '文本含单引号时保存出错', en: 'a quotation mark breaks the storage' },
    operation: 'receiveCaseinfo',
    deviate: when(
      (request) => textsOf(request).some((text) => text.includes("'")),
      async () => failure('19500'),
    ),
  },
  {
    name: 'over-long-text-gets-a-web-page',
    class: 'robustness',
    requirements: ['NM-R010', 'NM-R007'],
    says: { zh: '文本过长时答网页', en: 'a text that is too long gets a web page' },
    operation: 'receiveCaseinfo',
    deviate: when((request) => textsOf(request).some((text) => [...text].length > 4000), page),
  },
  {
    name: 'put-works-like-post',
    class: 'robustness',
    requirements: ['NM-R004', 'NM-R015', 'NM-R017', 'NM-R019'],
    says: { zh: 'PUT 与 POST 一样可用', en: 'PUT works like POST' },
    deviate: mend(
      ({ method }) => method === 'PUT',
      (request) => ({ ...request, method: 'POST' }),
    ),
  },
  {
    name: 'get-is-answered-by-success',
    class: 'robustness',
    requirements: ['NM-R004', 'NM-R015', 'NM-R017'],
    says: { zh: '登录和送交案件的 GET 答成功', en: 'GET of login or of a case gets a success' },
    deviate: when(
      (request) =>
        request.method === 'GET' && (calls('login')(request) || calls('receiveCaseinfo')(request)),
      async () => success(),
    ),
  },
  {
    name: 'large-case-cuts-the-connection',
    class: 'robustness',
    leave: 'load',
    requirements: ['NM-R042', 'NM-R033', 'NM-R010'],
    says: { zh: '清单超过一千项时断开连接', en: 'a list of over 1,000 items cuts the connection' },
    operation: 'receiveCaseinfo',
    field: 'penaltylist',
    deviate: when((request) => itemsOf(request).length > 1000, cut),
  },
];
