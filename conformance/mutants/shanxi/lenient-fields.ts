import { withFields } from '../bodies.ts';
import { mend } from '../deviations.ts';
import { about, admit, admitLicence } from './admissions.ts';
import { pretend } from './deviations.ts';
import { calls, fieldsOf, isAbsent, isAt, queries, textOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

const code = { class: 'lenient', requirements: ['SX-R058', 'SX-R078'], field: 'uniscId' } as const;
const needsCode = calls('getEnterpriseGrade', 'getPublicResourcesTrading');

/** Serves calls that lack something, or hold it in a wrong form. */
export const lenientFields: readonly Mutant[] = [
  {
    ...about('accessid'),
    name: 'accessid-may-be-missing',
    class: 'lenient',
    says: { zh: '没有 accessid 也答复', en: 'a call without accessid is served' },
    deviate: admit('accessid', (value) => value === undefined),
  },
  {
    ...about('username'),
    name: 'username-may-be-a-list',
    class: 'lenient',
    says: { zh: 'username 可以放在列表里', en: 'username may come in a list' },
    deviate: admit('username', (value, { username }) => `${value}` === username),
  },
  {
    ...about('pwd'),
    name: 'password-may-be-null',
    class: 'lenient',
    says: { zh: 'pwd 为 null 也答复', en: 'pwd may be null' },
    deviate: admit('pwd', (value) => value === null),
  },
  {
    ...code,
    name: 'missing-code-means-some-enterprise',
    says: { zh: '没有 uniscId 时答某个企业', en: 'without uniscId some enterprise is given' },
    operation: 'getEnterpriseGrade',
    deviate: mend(
      (request) => calls('getEnterpriseGrade')(request) && isAbsent(fieldsOf(request)['uniscId']),
      (request, { fixtures }) => withFields(request, { uniscId: fixtures.rated.uniscId }),
    ),
  },
  {
    ...code,
    name: 'code-of-a-wrong-length-is-found',
    says: { zh: '代码多一位或少一位也查得到', en: 'codes of 17 or 19 characters are found' },
    deviate: mend(
      (request) => needsCode(request) && /^\S{17}(\S\S)?$/.test(textOf(request, 'uniscId')),
      (request, { fixtures: { rated, traded } }) => {
        const own = calls('getEnterpriseGrade')(request) ? rated : (traded ?? rated);
        return withFields(request, { uniscId: own.uniscId });
      },
    ),
  },
  {
    ...code,
    name: 'code-may-be-a-list',
    says: { zh: 'uniscId 可以不是字符串', en: 'uniscId may be something else than text' },
    operation: 'getEnterpriseGrade',
    deviate: mend(
      (request) => {
        const { uniscId } = fieldsOf(request);
        return calls('getEnterpriseGrade')(request) && isNoText(uniscId);
      },
      (request, { fixtures }) => withFields(request, { uniscId: fixtures.rated.uniscId }),
    ),
  },
  {
    name: 'trades-need-no-licence',
    class: 'lenient',
    requirements: ['SX-R077', 'SX-R034', 'SX-R074', 'SX-R032'],
    says: { zh: '没有 licenseID 也给交易记录', en: 'trades are given without licenseID' },
    operation: 'getPublicResourcesTrading',
    field: 'licenseID',
    deviate: admitLicence((licenseID) => licenseID === undefined),
  },
  {
    name: 'new-password-may-be-missing',
    class: 'lenient',
    requirements: ['SX-R007'],
    says: { zh: '没有 newPwd 也说修改成功', en: 'a change without newPwd is said to succeed' },
    operation: 'updatePassword',
    field: 'newPwd',
    deviate: pretend(
      (request) =>
        calls('updatePassword')(request) &&
        textOf(request, 'pwd') !== '' &&
        isAbsent(fieldsOf(request)['newPwd']),
    ),
  },
  {
    name: 'get-is-served',
    class: 'lenient',
    requirements: ['SX-R054', 'SX-R067', 'SX-R076'],
    says: { zh: '对 GET 也答成功', en: 'a GET is answered by a success' },
    deviate: mend(
      (request) => request.method === 'GET' && isAt(...queries)(request),
      (request, { accounts, fixtures }) => ({
        ...withFields(request, {
          ...accounts()[0],
          pageno: 1,
          pagesize: 10,
          ...(fixtures.traded ?? fixtures.rated),
        }),
        method: 'POST',
        headers: { ...request.headers, 'content-type': 'application/json' },
      }),
    ),
  },
];

const isNoText = (value: unknown): boolean => !isAbsent(value) && typeof value !== 'string';
