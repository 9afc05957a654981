import { map, put } from '../envelope.ts';
import { eachCompany, edit, only } from './deviations.ts';
import type { Mutant } from './surroundings.ts';

const code = { class: 'body', requirements: ['SX-R061', 'SX-R071'], field: 'uniscId' } as const;
const name = {
  class: 'body',
  requirements: ['SX-R062', 'SX-R071'],
  field: 'enterpriseName',
} as const;
const grade = {
  class: 'body',
  requirements: ['SX-R052', 'SX-R063', 'SX-R071'],
  field: 'assessGrade',
} as const;

/** Wrong in what an enterprise is given as, and in what the account interfaces give. */
export const body: readonly Mutant[] = [
  {
    ...grade,
    name: 'grade-in-small-letters',
    says: { zh: '等级是小写字母', en: 'grades are small letters' },
    deviate: eachCompany(map('assessGrade', lowered)),
  },
  {
    ...grade,
    name: 'best-grade-is-aaa',
    says: { zh: '最高的等级写成 AAA', en: 'the best grade is called AAA' },
    deviate: eachCompany(map('assessGrade', (old) => (old === 'AA' ? 'AAA' : old))),
  },
  {
    ...grade,
    name: 'unrated-is-told-in-words',
    says: { zh: '没有等级写成“未评级”', en: 'an enterprise without grade is called unrated' },
    deviate: eachCompany(map('assessGrade', (old) => old ?? '未评级')),
  },
  {
    ...grade,
    name: 'list-has-no-grades',
    requirements: ['SX-R071', 'SX-R065', 'SX-R063'],
    says: { zh: '批量的企业没有等级', en: 'the list gives no grades' },
    operation: 'getEnterpriseGrades',
    deviate: only('getEnterpriseGrades', eachCompany(put('assessGrade', undefined))),
  },
  {
    ...code,
    name: 'code-is-masked',
    says: { zh: '代码中间用星号遮盖', en: 'the middle of a code is hidden by stars' },
    deviate: eachCompany(map('uniscId', (old) => masked(old, 8, 6))),
  },
  {
    ...name,
    name: 'name-is-masked',
    says: { zh: '名称中间用星号遮盖', en: 'the middle of a name is hidden by stars' },
    deviate: eachCompany(map('enterpriseName', (old) => masked(old, 2, 4))),
  },
  {
    name: 'token-lives-for-no-time',
    class: 'body',
    requirements: ['SX-R008'],
    says: { zh: '令牌的有效秒数是 0', en: 'a token lives for 0 seconds' },
    operation: 'getToken',
    field: 'expiresIn',
    deviate: only('getToken', edit('success', put('data.expiresIn', 0))),
  },
  {
    name: 'token-expires-at-a-date',
    class: 'body',
    requirements: ['SX-R008'],
    says: { zh: 'expiresIn 是日期', en: 'expiresIn is a date' },
    operation: 'getToken',
    field: 'expiresIn',
    deviate: only('getToken', edit('success', put('data.expiresIn', '2026-12-31 00:00:00'))),
  },
  {
    name: 'public-key-is-base64',
    class: 'body',
    requirements: ['SX-R006'],
    says: { zh: '公钥写成 Base64', en: 'the public key is written in Base64' },
    operation: 'getPublicKey',
    field: 'publicKey',
    deviate: only(
      'getPublicKey',
      edit(
        'success',
        map('data.publicKey', (hex) => Buffer.from(`${hex}`, 'hex').toString('base64')),
      ),
    ),
  },
  {
    name: 'public-key-is-called-ecc',
    class: 'body',
    requirements: ['SX-R006'],
    says: { zh: '公钥的 algorithm 是 ECC', en: 'the algorithm of the public key is ECC' },
    operation: 'getPublicKey',
    field: 'algorithm',
    deviate: only('getPublicKey', edit('success', put('data.algorithm', 'ECC'))),
  },
  {
    name: 'license-id-is-spelled-license-id',
    class: 'body',
    requirements: ['SX-R033', 'SX-R077'],
    says: { zh: '上传后的标识写成 licenseId', en: 'an upload answers licenseId, not licenseID' },
    operation: 'uploadLicense',
    field: 'licenseID',
    deviate: only(
      'uploadLicense',
      edit(
        'success',
        map('data', (data) => ({ licenseId: Object(data).licenseID })),
      ),
    ),
  },
];

function lowered(grade: unknown): unknown {
  return typeof grade === 'string' ? grade.toLowerCase() : grade;
}

function masked(text: unknown, start: number, length: number): string {
  const characters = [...String(text)];
  return characters.fill('*', start, start + length).join('');
}
