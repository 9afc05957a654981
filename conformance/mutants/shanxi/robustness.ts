import { hasMalformedJson, isDeep, isMultipart, jsonOf } from '../bodies.ts';
import { cut, edited, webPage, when } from '../deviations.ts';
import { isObject, put } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { after, success } from './deviations.ts';
import { calls, fieldsOf, isAbsent, isKnown, pageOf, textOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

const odd = ['SX-R060', 'SX-R035', 'SX-R059'] as const;
const page = async () => webPage(500);

/** Falls over, or forgets the envelope, on what a caller may send (SX-A22). */
export const robustness: readonly Mutant[] = [
  {
    name: 'malformed-json-gets-a-web-page',
    class: 'robustness',
    requirements: odd,
    says: { zh: '报文不是 JSON 时答网页', en: 'a body that is no JSON gets a web page' },
    deviate: when(hasMalformedJson, page),
  },
  {
    name: 'malformed-json-gets-a-stack-trace',
    class: 'robustness',
    requirements: [...odd, 'SX-R050'],
    says: { zh: '报文不是 JSON 时泄露调用栈', en: 'a body that is no JSON uncovers a stack trace' },
    field: 'msg',
    deviate: when(
      hasMalformedJson,
      after('failure', (reply) => edited(reply, put('msg', stackTrace))),
    ),
  },
  {
    name: 'list-for-a-body-is-accepted',
    class: 'robustness',
    requirements: odd,
    says: { zh: '报文是列表时答成功', en: 'a list for a body is answered by a success' },
    operation: 'getEnterpriseGrade',
    deviate: when(
      (request) => calls('getEnterpriseGrade')(request) && Array.isArray(jsonOf(request)),
      async (_request, { fixtures: { rated } }) =>
        success({ enterpriseName: '示例一号有限公司', assessGrade: 'A', ...rated }),
    ),
  },
  {
    name: 'empty-body-gets-a-web-page',
    class: 'robustness',
    requirements: odd,
    says: { zh: '没有报文时答网页', en: 'a call without body gets a web page' },
    deviate: when((request) => request.method === 'POST' && request.body.length === 0, page),
  },
  {
    name: 'deep-json-cuts-the-connection',
    class: 'robustness',
    requirements: odd,
    says: { zh: '嵌套很深的 JSON 使连接断开', en: 'deeply nested JSON cuts the connection' },
    deviate: when((request) => !isMultipart(request) && isDeep(request), cut),
  },
  {
    name: 'number-for-a-text-gets-a-web-page',
    class: 'robustness',
    requirements: [...odd, 'SX-R058', 'SX-R055', 'SX-R056', 'SX-R057', 'SX-R078', 'SX-R070'],
    says: { zh: '该是字符串的参数不是时答网页', en: 'a value of a wrong type gets a web page' },
    deviate: when(
      (request) => isKnown(request) && texts.some((name) => isNoText(request, name)),
      page,
    ),
  },
  {
    name: 'huge-page-number-gets-a-web-page',
    class: 'robustness',
    requirements: ['SX-R068', 'SX-R044', 'SX-R060', 'SX-R065'],
    says: { zh: '页码很大时答网页', en: 'a huge page number gets a web page' },
    operation: 'getEnterpriseGrades',
    field: 'pageno',
    deviate: when(
      (request) => calls('getEnterpriseGrades')(request) && pageOf(request) > 2 ** 31 - 1,
      page,
    ),
  },
  {
    name: 'wrong-password-hangs-up',
    class: 'robustness',
    requirements: ['SX-R039', 'SX-R042', 'SX-R060', 'SX-R050'],
    says: { zh: '密码不对时断开连接', en: 'a wrong password cuts the connection' },
    deviate: when(
      (request, { accounts }) =>
        textOf(request, 'pwd') !== '' &&
        accounts().some(
          ({ accessid, username, pwd }) =>
            textOf(request, 'accessid') === accessid &&
            textOf(request, 'username') === username &&
            textOf(request, 'pwd') !== pwd,
        ),
      cut,
    ),
  },
  {
    name: 'unknown-path-is-served',
    class: 'robustness',
    requirements: ['SX-R053', 'SX-R060', 'SX-R066', 'SX-R075', 'SX-R035'],
    says: { zh: '没有的路径答成功', en: 'an unknown path is answered by a success' },
    deviate: when(
      (request) => !isKnown(request),
      async () => success(),
    ),
  },
  {
    name: 'other-methods-get-a-web-page',
    class: 'robustness',
    requirements: ['SX-R054', 'SX-R067', 'SX-R076', 'SX-R060', 'SX-R035'],
    says: { zh: 'POST 以外的方法答网页', en: 'methods other than POST get a web page' },
    deviate: when(
      ({ method }) => method !== 'POST' && method !== 'HEAD',
      async () => webPage(405),
    ),
  },
  {
    name: 'upload-without-a-file-gets-a-web-page',
    class: 'robustness',
    requirements: ['SX-R033', 'SX-R060'],
    says: { zh: '没有文件的上传答网页', en: 'an upload without a file gets a web page' },
    operation: 'uploadLicense',
    field: 'file',
    deviate: when(
      (request) =>
        calls('uploadLicense')(request) &&
        (isMultipart(request)
          ? !request.body.includes('filename=')
          : isObject(jsonOf(request)) && isAbsent(fieldsOf(request)['file'])),
      page,
    ),
  },
];

const texts = ['accessid', 'username', 'pwd', 'uniscId', 'licenseID', 'newPwd'] as const;

const isNoText = (request: WireRequest, name: string): boolean => {
  const value = fieldsOf(request)[name];
  return value !== undefined && value !== null && typeof value !== 'string';
};

const stackTrace = [
  'com.fasterxml.jackson.core.JsonParseException: Unexpected character',
  '    at com.fasterxml.jackson.core.JsonParser._constructError(JsonParser.java:1840)',
  '    at cn.example.GradeController.getEnterpriseGrade(GradeController.java:57)',
].join('\n');
