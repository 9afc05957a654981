import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractId } from '../generated/requirements.ts';
import { bundleOf, bundlePath } from './bundles.ts';
import { dereference } from './dereference.ts';
import { type Mock, startMock } from './mock.ts';
import { type MockedCall, mockedCalls } from './mocked-calls.ts';
import { valueAt } from './pointer.ts';

describe('the mock of neimenggu, asked amiss,', () => {
  const { call, answered } = mocking('neimenggu');

  it.each([
    ['login', { appKey: ' ' }, 200, '12002'],
    ['login', { appSecret: undefined }, 200, '12003'],
    ['login', { account: 1 }, 200, '12004'],
    ['receiveCaseinfo', { caseid: '', casename: undefined }, 200, '14000'],
    ['receiveCaseinfo', { casename: undefined }, 200, '14001'],
    ['receiveCaseinfo', { penaltydate: '2026-3-5' }, 200, '14005'],
    ['receiveCaseinfo', { penaltylist: [] }, 200, '14007'],
    ['receiveCaseinfo', { penaltylist: [{}] }, 200, '14008'],
    ['receiveCaseinfo', { caseid: 'x'.repeat(65) }, 400, '19400'],
  ])('answers %s with %j by %i and %s', async (name, amiss, status, errorCode) => {
    const reply = await answered(call(name, amiss));

    expect(reply).toMatchObject({ status, value: { errors: [{ errorCode }] } });
  });

  it('asks for a token before anything else', async () => {
    const amiss = call('receiveCaseinfo', { caseid: '' });

    const reply = await answered({ ...amiss, url: amiss.path });

    expect(reply).toMatchObject({ status: 200, value: { errors: [{ errorCode: '13000' }] } });
  });

  it('still answers with what was asked for', async () => {
    const prefer = { prefer: 'code=200, example=conflict' };

    const reply = await answered(call('receiveCaseinfo', { caseid: '' }), prefer);

    expect(reply).toMatchObject({ status: 200, value: { errors: [{ errorCode: '19409' }] } });
  });
});

describe('the mock of shanxi', () => {
  const { call, answered, mock } = mocking('shanxi');
  const example = (name: string) =>
    valueAt(bundleOf('shanxi', 'zh'), `/components/examples/${name}/value`);

  it.each([
    ['getEnterpriseGrade', { username: undefined }, 200, 'missingField'],
    ['getEnterpriseGrade', { pwd: ' ' }, 200, 'missingField'],
    ['getEnterpriseGrade', { uniscId: '91149999MA0DEM013' }, 200, 'missingField'],
    ['getEnterpriseGrades', { pagesize: 1001 }, 200, 'badPageSize'],
    ['getPublicResourcesTrading', { licenseID: undefined }, 200, 'missingField'],
    ['updatePassword', { newPwd: null }, 200, 'missingField'],
    ['uploadLicense', { file: '' }, 200, 'noDocument'],
  ])('answers %s with %j by %i and %s', async (name, amiss, status, reply) => {
    expect(await answered(call(name, amiss))).toEqual({ status, value: example(reply) });
  });

  it('answers a sealed request with a reply that its key opens', async () => {
    const sealed = { ...call('getToken'), body: JSON.stringify(example('sealedCaller')) };

    const value = example('sealedTokenGiven');

    expect(await answered(sealed)).toEqual({ status: 200, value });
  });

  it('refuses a sealed request that lacks a part', async () => {
    const { digest: _, ...torn } = example('sealedCaller') as Readonly<Record<string, string>>;

    const reply = await answered({ ...call('getToken'), body: JSON.stringify(torn) });

    expect(reply).toMatchObject({ status: 400, value: { result: 0 } });
  });

  it('takes an upload as a form, and misses its file', async () => {
    const form = new FormData();
    for (const name of ['accessid', 'username', 'pwd']) form.set(name, 'demo');
    form.set('uniscId', '91149999MA0DEM0139');
    const upload = async () => {
      const reply = await fetch(`${mock().url}/uploadLicense`, { method: 'POST', body: form });
      return { status: reply.status, value: await reply.json() };
    };

    const without = await upload();
    form.set('file', new File([Buffer.from('%PDF-1.4\n%%EOF\n')], '授权书.pdf'));
    const whole = await upload();

    expect(without).toEqual({ status: 200, value: example('noDocument') });
    expect(whole).toEqual({ status: 200, value: example('licenceKept') });
  });
});

/** A mock for all tests of a group; its calls are made of examples, with some fields changed. */
function mocking(contract: ContractId) {
  const calls = mockedCalls(dereference(bundleOf(contract, 'zh')));
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock({ document: bundlePath(contract, 'zh') });
  });
  afterAll(() => mock.close());

  const call = (name: string, change: object = {}): MockedCall => {
    const [found] = calls.filter((one) => one.name === name);
    if (!found) throw new Error(`There is no operation ${name}`);
    return { ...found, body: JSON.stringify({ ...JSON.parse(found.body), ...change }) };
  };
  const answered = async ({ url, method, body, headers }: MockedCall, more: object = {}) => {
    const init = { method, body, headers: { ...headers, ...more } };
    const reply = await fetch(mock.url + url, init);
    return { status: reply.status, value: await reply.json() };
  };
  return { call, answered, mock: () => mock };
}
