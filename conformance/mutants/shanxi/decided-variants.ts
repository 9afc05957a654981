import { withFields } from '../bodies.ts';
import { edited, mend, when } from '../deviations.ts';
import { envelopeOf, map, put } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { admitLicence, isCaller, saying } from './admissions.ts';
import { after, eachCompany, failure, only, refuse, rowsOf, success } from './deviations.ts';
import { eachPage, isOverlong } from './pages.ts';
import { calls, fieldsOf, textOf } from './requests.ts';
import type { Surroundings, Variant } from './surroundings.ts';

const isList = calls('getEnterpriseGrades');

/** Tolerated oddities in what is decided. */
export const decidedVariants: readonly Variant[] = [
  {
    name: 'unrated-is-an-empty-text',
    tolerated: 'SX-A24',
    says: { zh: '没有等级时为空字符串', en: 'no grade is an empty text' },
    deviate: eachCompany(map('assessGrade', (old) => old ?? '')),
  },
  {
    name: 'unrated-has-null-data',
    tolerated: 'SX-A24',
    says: { zh: '没有等级时 data 为 null', en: 'data is null where there is no grade' },
    deviate: only(
      'getEnterpriseGrade',
      after('success', (reply) =>
        Object(envelopeOf(reply)?.['data']).assessGrade === null
          ? edited(reply, put('data', null))
          : reply,
      ),
    ),
  },
  {
    name: 'unknown-enterprise-has-null-data',
    tolerated: 'SX-A24',
    says: { zh: '没有的企业答成功和 null', en: 'an unknown enterprise gets result 1 and null' },
    deviate: only(
      'getEnterpriseGrade',
      after('failure', (reply, request, around) => {
        const isRight = around.accounts().some((account) => isCaller(request, account));
        const isCode = /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(textOf(request, 'uniscId'));
        return isRight && isCode && !('token' in fieldsOf(request)) ? success(null) : reply;
      }),
    ),
  },
  {
    name: 'registration-number-is-found',
    tolerated: 'SX-A25',
    says: { zh: '15 位的注册号也查得到', en: 'a registration number of 15 digits is found' },
    deviate: when(
      (request, { accounts }) =>
        calls('getEnterpriseGrade')(request) &&
        /^\d{15}$/.test(textOf(request, 'uniscId')) &&
        accounts().some((account) => isCaller(request, account)),
      async (request) =>
        success({
          uniscId: textOf(request, 'uniscId'),
          enterpriseName: '示例老字号',
          assessGrade: 'B',
        }),
    ),
  },
  {
    name: 'absent-page-is-refused',
    tolerated: 'SX-A26',
    says: { zh: '没有 pageno 时失败', en: 'a call without pageno is refused' },
    deviate: refuse((request) => isList(request) && !('pageno' in fieldsOf(request))),
  },
  {
    name: 'page-size-is-cut-to-1000',
    tolerated: 'SX-A27',
    says: { zh: 'pagesize 超过 1000 时按 1000', en: 'a page size beyond 1000 is cut to 1000' },
    deviate: mend(
      (request) => isList(request) && isOverlong(request),
      (request) => withFields(request, { pagesize: 1000 }),
    ),
  },
  {
    name: 'past-the-end-is-refused',
    tolerated: 'SX-A28',
    says: { zh: '超过末页时失败', en: 'a page past the end is refused' },
    deviate: eachPage((reply) => (rowsOf(reply).length === 0 ? failure('没有这一页') : reply)),
  },
  {
    name: 'digits-are-refused',
    tolerated: 'SX-A29',
    says: { zh: '不接受数字串的页码和行数', en: 'page and page size in digits are refused' },
    deviate: refuse(
      (request) =>
        isList(request) &&
        ['pageno', 'pagesize'].some((name) => typeof fieldsOf(request)[name] === 'string'),
    ),
  },
  {
    name: 'field-names-without-case',
    tolerated: 'SX-A32',
    says: { zh: '请求的字段名不分大小写', en: 'capitals in the names of fields do not count' },
    deviate: mend(hasOtherCase, (request) => ({
      ...request,
      body: Buffer.from(JSON.stringify(inOwnCase(request))),
    })),
  },
  {
    name: 'licence-is-not-bound-to-the-account',
    tolerated: 'SX-A08',
    says: { zh: '授权不限于上传它的账户', en: 'a licence is not bound to the account' },
    deviate: admitLicence((id, { fixtures }) => id === fixtures.foreignLicence?.licenseID),
  },
  {
    name: 'refusals-tell-the-cases-apart',
    tolerated: 'SX-A45',
    says: {
      zh: '密钥、账户、密码和授权的失败各有说明',
      en: 'refused callers and licences are told apart',
    },
    deviate: after('failure', (reply, request, around) => saying(reply, reasonOf(request, around))),
  },
  {
    name: 'unknown-fields-are-refused',
    tolerated: 'SX-A52',
    says: { zh: '不认识的字段被拒绝', en: 'unknown fields are refused' },
    deviate: refuse(
      (request) =>
        !calls('uploadLicense')(request) &&
        Object.keys(fieldsOf(request)).some((name) => !known.includes(name)),
    ),
  },
];

const known: readonly string[] =
  'accessid username pwd uniscId pageno pagesize licenseID newPwd token algorithm keyId key iv encrypted digest'.split(
    ' ',
  );

function hasOtherCase(request: WireRequest): boolean {
  const names = Object.keys(fieldsOf(request));
  return names.some((name) => !known.includes(name) && ownCase(name) !== name);
}

const inOwnCase = (request: WireRequest): object =>
  Object.fromEntries(
    Object.entries(fieldsOf(request)).map(([name, value]) => [ownCase(name), value]),
  );

const ownCase = (name: string): string =>
  known.find((own) => own.toLowerCase() === name.toLowerCase()) ?? name;

function reasonOf(request: WireRequest, around: Surroundings): string {
  const { accounts, disabledAccount, fixtures } = around;
  const username = textOf(request, 'username');
  const account = accounts().find((one) => one.username === username);
  if (disabledAccount?.username === username) return '账户已停用';
  if (account === undefined) return '没有这个账户';
  if (textOf(request, 'accessid') !== account.accessid) return 'accessid 不正确';
  if (textOf(request, 'pwd') !== account.pwd) return '密码不正确';
  const isExpired = textOf(request, 'licenseID') === fixtures.expired?.licenseID;
  return isExpired ? '授权协议已过期' : '请求未通过检查或没有权限';
}
