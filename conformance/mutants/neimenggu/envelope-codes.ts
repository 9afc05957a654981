import { when } from '../deviations.ts';
import { eachError, editErrors, only, recode } from './deviations.ts';
import { textFields } from './fields.ts';
import { loginOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

/** A code moved up by one: the slip of whoever types a table. */
const offByOne: readonly Mutant[] = textFields.map(({ name, code, requirements }) => ({
  name: `empty-${name}-has-the-code-after`,
  class: 'envelope',
  requirements,
  says: {
    zh: `${name} 为空时答 ${Number(code) + 1}`,
    en: `an empty ${name} is answered by ${Number(code) + 1}`,
  },
  operation: 'receiveCaseinfo',
  field: name,
  deviate: recode(code, String(Number(code) + 1)),
}));

/** Wrong codes: another one of the table, or one that the table lacks. */
export const envelopeCodes: readonly Mutant[] = [
  ...offByOne,
  {
    name: 'empty-list-says-14008',
    class: 'envelope',
    requirements: ['NM-R060', 'NM-R042'],
    says: { zh: '清单为空时答 14008', en: 'an empty list is answered by 14008' },
    operation: 'receiveCaseinfo',
    field: 'penaltylist',
    deviate: recode('14007', '14008'),
  },
  {
    name: 'empty-item-field-says-14007',
    class: 'envelope',
    requirements: ['NM-R061', 'NM-R045', 'NM-R046', 'NM-R047', 'NM-R048'],
    says: { zh: '清单内容有空时答 14007', en: 'an item with an empty field is answered by 14007' },
    operation: 'receiveCaseinfo',
    deviate: recode('14008', '14007'),
  },
  {
    name: 'every-empty-field-says-14000',
    class: 'envelope',
    requirements: ['NM-R054', 'NM-R055', 'NM-R056', 'NM-R057', 'NM-R058', 'NM-R059', 'NM-R060'],
    says: { zh: '无论哪个字段为空都答 14000', en: 'whichever field is empty, the code is 14000' },
    operation: 'receiveCaseinfo',
    deviate: eachError((error) =>
      `${error['errorCode']}`.startsWith('140') ? { ...error, errorCode: '14000' } : error,
    ),
  },
  {
    name: 'empty-field-says-a-code-of-its-own',
    class: 'envelope',
    requirements: ['NM-R053', 'NM-R054', 'NM-R055', 'NM-R056', 'NM-R057', 'NM-R058', 'NM-R059'],
    says: { zh: '字段为空时用表外的代码 400', en: 'empty fields have the code 400' },
    operation: 'receiveCaseinfo',
    deviate: eachError((error) =>
      `${error['errorCode']}`.startsWith('140') ? { ...error, errorCode: '400' } : error,
    ),
  },
  {
    name: 'unknown-app-key-says-12004',
    class: 'envelope',
    requirements: ['NM-R049', 'NM-R024'],
    says: { zh: 'appKey 不认得时答 12004', en: 'an unknown appKey is answered by 12004' },
    operation: 'login',
    field: 'appKey',
    deviate: only('login', recode('12002', '12004')),
  },
  {
    name: 'missing-secret-says-12004',
    class: 'envelope',
    requirements: ['NM-R050', 'NM-R025'],
    says: { zh: '没有 appSecret 时答 12004', en: 'a missing appSecret is answered by 12004' },
    operation: 'login',
    field: 'appSecret',
    deviate: only('login', recode('12003', '12004')),
  },
  {
    name: 'bad-account-says-13000',
    class: 'envelope',
    requirements: ['NM-R051', 'NM-R026'],
    says: { zh: 'account 有误时答 13000', en: 'a bad account is answered by 13000' },
    operation: 'login',
    field: 'account',
    deviate: when(
      (request, { applications }) =>
        applications.some(({ appSecret }) => appSecret === loginOf(request)?.['appSecret']),
      recode('12004', '13000'),
    ),
  },
  {
    name: 'bad-token-says-12004',
    class: 'envelope',
    requirements: ['NM-R052'],
    says: { zh: '令牌无效时答 12004', en: 'a bad token is answered by 12004' },
    field: 'access_token',
    deviate: recode('13000', '12004'),
  },
  {
    name: 'bad-token-says-401',
    class: 'envelope',
    requirements: ['NM-R052'],
    says: { zh: '令牌无效时代码是 401', en: 'a bad token has the code 401' },
    field: 'access_token',
    deviate: recode('13000', '401'),
  },
  {
    name: 'missing-token-says-14000',
    class: 'envelope',
    requirements: ['NM-R052'],
    says: { zh: '没有令牌时答 14000', en: 'a missing token is answered by 14000' },
    field: 'access_token',
    deviate: when(({ path }) => !path.includes('access_token'), recode('13000', '14000')),
  },
  {
    name: 'errors-in-reverse-order',
    class: 'envelope',
    requirements: ['NM-R010', 'NM-R008'],
    says: { zh: '几处错误倒着报', en: 'several errors come in reverse order' },
    operation: 'receiveCaseinfo',
    field: 'errors',
    deviate: editErrors((errors) => errors.toReversed()),
  },
  {
    name: 'only-the-last-error-is-told',
    class: 'envelope',
    requirements: ['NM-R010', 'NM-R008'],
    says: { zh: '几处错误只报最后一处', en: 'of several errors only the last is told' },
    operation: 'receiveCaseinfo',
    field: 'errors',
    deviate: editErrors((errors) => errors.slice(-1)),
  },
];
