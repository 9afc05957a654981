import { describe, expect, it } from 'vitest';
import document from '../../../generated/shanxi.zh.json' with { type: 'json' };
import type { Schema } from '../../../spec/document.ts';
import { createAjv, mountContract } from '../../contract.ts';
import { interfaceOf } from './operations.ts';
import { createChecks, type Given } from './parameters.ts';

const contract = await mountContract(document);
const surroundings = { ajv: createAjv(contract.document), grantable: [] };
const checksOf = (operation: string, mediaType = 'application/json') => {
  const described = contract.operations.find(({ operationId }) => operationId === operation);
  const checks = described && interfaceOf(described, surroundings).checks.get(mediaType);
  if (!checks) throw new Error(`no ${operation}`);
  return checks;
};

const caller = { accessid: 'a', username: 'b', pwd: 'c' };

describe('what says who calls', () => {
  it.each<[object, string, string]>([
    [{}, 'bad-parameter', 'accessid is missing'],
    [{ accessid: 'a', pwd: 5 }, 'bad-parameter', 'username is missing'],
    [{ ...caller, accessid: '' }, 'bad-parameter', 'accessid is blank'],
    [{ ...caller, username: ' \t' }, 'bad-parameter', 'username is blank'],
    [{ ...caller, pwd: 5 }, 'wrong-type', 'pwd must be a string'],
    [{ ...caller, pwd: ['c'] }, 'wrong-type', 'pwd must be a string'],
    [
      { ...caller, accessid: 'a'.repeat(129) },
      'bad-parameter',
      'accessid must have at most 128 characters',
    ],
    [{ ...caller, pwd: '\ud800' }, 'wrong-type', 'pwd holds an unpaired surrogate'],
    [Object.create(caller), 'bad-parameter', 'accessid is missing'],
  ])('%o is refused as %s', (given, kind, en) => {
    expect(checksOf('getToken').caller(given as Given)).toMatchObject({ kind, says: { en } });
  });

  it('is looked at before, and apart from, all else', () => {
    const { caller: first, rest } = checksOf('getEnterpriseGrade');

    expect(first(caller)).toBeUndefined();
    expect(rest({})).toMatchObject({ says: { en: 'uniscId is missing' } });
  });
});

describe('the other parameters', () => {
  const size = 'pagesize must be a whole number from 1 to 1000';
  const number = 'pageno must be a whole number of at least 1';
  it.each<[string, object, string, string]>([
    ['getEnterpriseGrade', { uniscId: 'x' }, 'bad-parameter', 'uniscId must be'],
    ['getEnterpriseGrade', { uniscId: ' 91149999MA0DEM0139' }, 'bad-parameter', 'uniscId must be'],
    ['getEnterpriseGrade', { uniscId: 91 }, 'wrong-type', 'uniscId must be a string'],
    ['getEnterpriseGrades', {}, 'bad-parameter', 'pagesize is missing'],
    ['getEnterpriseGrades', { pagesize: 0 }, 'bad-parameter', size],
    ['getEnterpriseGrades', { pagesize: 1001 }, 'bad-parameter', size],
    ['getEnterpriseGrades', { pagesize: '1001' }, 'bad-parameter', size],
    ['getEnterpriseGrades', { pagesize: 'ten' }, 'bad-parameter', size],
    ['getEnterpriseGrades', { pagesize: '' }, 'bad-parameter', size],
    ['getEnterpriseGrades', { pagesize: true }, 'wrong-type', size],
    ['getEnterpriseGrades', { pagesize: 1.5 }, 'wrong-type', size],
    ['getEnterpriseGrades', { pageno: -1, pagesize: 0 }, 'bad-parameter', number],
    ['getEnterpriseGrades', { pageno: '0', pagesize: 1 }, 'bad-parameter', number],
    ['getEnterpriseGrades', { pageno: {}, pagesize: 1 }, 'wrong-type', number],
    ['getPublicResourcesTrading', { licenseID: 5 }, 'bad-parameter', 'uniscId is missing'],
    ['getPublicResourcesTrading', { uniscId: 'x' }, 'bad-parameter', 'uniscId must be'],
    ['updatePassword', { newPwd: '𠮷'.repeat(7) }, 'bad-parameter', 'newPwd must have at least 8'],
    [
      'updatePassword',
      { newPwd: '𠮷'.repeat(129) },
      'bad-parameter',
      'newPwd must have at most 128',
    ],
    ['updatePassword', { newPwd: ' '.repeat(8) }, 'bad-parameter', 'newPwd is blank'],
  ])('of %s: %o is refused as %s', (operation, given, kind, en) => {
    expect(checksOf(operation).rest(given as Given)).toMatchObject({
      kind,
      says: { en: expect.stringContaining(en) },
    });
  });

  it.each<[string, object]>([
    ['getEnterpriseGrades', { pagesize: 1000 }],
    ['getEnterpriseGrades', { pageno: '0012', pagesize: '01000', other: 'x' }],
    ['getEnterpriseGrade', { uniscId: '91149999MA0DEM0139', __proto__: null }],
    ['updatePassword', { newPwd: '𠮷'.repeat(128) }],
    ['updatePassword', { newPwd: '𠮷'.repeat(8) }],
  ])('of %s may be %o', (operation, given) => {
    expect(checksOf(operation).rest(given as Given)).toBeUndefined();
  });

  it('of an upload are those of the form, or of the JSON', () => {
    const given = { uniscId: '91149999MA0DEM0139', file: Buffer.of(1) };

    expect(checksOf('uploadLicense', 'multipart/form-data').rest(given as Given)).toBeUndefined();
    expect(checksOf('uploadLicense').rest(given as Given)).toMatchObject({
      says: { en: 'fileName is missing' },
    });
  });
});

it('come from the schema alone', () => {
  const schema: Schema = { properties: { b: { type: 'string' }, a: { type: 'string' } } };
  const { rest } = createChecks({ ...schema, required: ['a', 'b'] }, surroundings.ajv);

  expect(rest({})).toMatchObject({ says: { en: 'b is missing' } });
});
