import { describe, expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import type { Target } from '../target/target.ts';
import { matcherOf } from './matching.ts';

const { contract: wuhan } = judged.wuhan();
const { contract: shanxi } = judged.shanxi();
const service = '/ebus/kftp/v1/service';

describe('without a target file, an operation is found', () => {
  it.each([
    [`https://a.example${service}/qygsczrxxqkapijk`, 'queryInvestors'],
    [`https://a.example/gateway${service}/qygsczrxxqkapijk?x=1`, 'queryInvestors'],
    [`https://a.example${service}/another-service`, 'callService'],
    [`https://a.example${service}/`, null],
    [`https://a.example/x${service}/qygsczrxxqkapijk/more`, null],
  ])('by the end of %s', (address, operation) => {
    expect(matcherOf(wuhan, null)(new URL(address))).toBe(operation);
  });

  it.each([
    ['https://a.example/api?method=getToken', 'getToken'],
    ['https://a.example/api?service=getEnterpriseGrades&v=1', 'getEnterpriseGrades'],
    ['https://a.example/api/getToken/', 'getToken'],
    ['https://a.example/api?method=other', null],
    ['https://search.example/?q=getToken', null],
  ])('by a parameter or the path of %s', (address, operation) => {
    expect(matcherOf(shanxi, null)(new URL(address))).toBe(operation);
  });
});

describe('with a target file', () => {
  const target: Target = {
    contract: 'shanxi',
    url: 'https://a.example/base/',
    paths: { getToken: '/gate?method=token', getPublicKey: '/gate?method=key' },
  };

  it.each([
    ['https://a.example/base/getEnterpriseGrade', 'getEnterpriseGrade'],
    ['https://a.example/base/gate?v=2&method=key', 'getPublicKey'],
    ['https://a.example/base/gate?method=token', 'getToken'],
    ['https://a.example/getEnterpriseGrade', null],
    ['https://a.example/x/base/getEnterpriseGrade', null],
    ['https://b.example/base/getEnterpriseGrade', null],
    ['https://a.example/base/gate?method=no', null],
  ])('%s is %s', (address, operation) => {
    expect(matcherOf(shanxi, target)(new URL(address))).toBe(operation);
  });
});
