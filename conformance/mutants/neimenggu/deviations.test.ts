import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NeimengguTarget } from '../../platforms/neimenggu/target.ts';
import { applicationsOf } from '../../target/target.ts';
import { type DemoReference, startDemoReference } from '../demo-reference.ts';
import { isObject, type Json } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { type MutantProxy, startMutantProxy } from '../proxy.ts';
import { filled, filledItems } from './fields.ts';
import { mutants } from './index.ts';
import { caseOf, itemsOf } from './requests.ts';
import { type Application, type Surroundings, surround } from './surroundings.ts';
import { admitCalls, renamedTokens, sessionOf } from './tokens.ts';

const item = { pripid: 'P1', uniscid: '91149999MA0DEM0139', legal: '李明', enttype: '个体工商户' };
const revocation = {
  casename: '名称',
  caseintroduction: '案由',
  illegality: '行为',
  penalty: '吊销',
  penaltydate: '2026-03-05',
  penaltyorg: '机关',
  penaltylist: [item, item],
};

const sent = (body: Json): WireRequest => ({
  method: 'POST',
  path: '/security/receiveCaseinfo?access_token=x',
  headers: { 'content-type': 'application/json' },
  spelled: [],
  body: Buffer.from(JSON.stringify(body)),
});

describe('filling', () => {
  it('gives the same number to the same case and another to another', () => {
    const [first, again, other] = ['名', '名', '别'].map((casename) =>
      caseOf(filled(sent({ casename }), 'caseid')),
    );

    expect(first).toEqual(again);
    expect(first?.['caseid']).not.toEqual(other?.['caseid']);
  });

  it('fills the gaps of the chosen items only', () => {
    const gaps = { pripid: 'P1', legal: null, enttype: 'x', uniscid: '' };

    const mended = filledItems(sent({ penaltylist: [gaps, gaps] }), (index) => index === 1);

    expect(itemsOf(mended)).toEqual([gaps, { ...gaps, legal: 'legal-1', uniscid: 'uniscid-1' }]);
  });
});

describe('before the reference', () => {
  let reference: DemoReference;
  let proxy: MutantProxy<Surroundings>;
  let application: Application;
  let number = 0;

  beforeAll(async () => {
    reference = await startDemoReference([], 'neimenggu');
    const target = reference.target as NeimengguTarget;
    const applications = applicationsOf(target);
    const origin = target.url;
    application = target.application;
    proxy = await startMutantProxy({ origin, surround: surround(applications) });
  });

  beforeEach(() => {
    number += 1;
  });

  afterAll(async () => {
    await proxy.close();
    await reference.close();
  });

  async function post(place: string, body: Json): Promise<Json> {
    const headers = { 'content-type': 'application/json' };
    const url = `${proxy.url}/security/${place}`;
    const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    const value: unknown = await reply.json();
    return isObject(value) ? value : {};
  }

  const login = async () => String((await post('login', { ...application }))['access_token']);
  const send = (token: string, more: Json = {}) =>
    post(`receiveCaseinfo?access_token=${token}`, {
      caseid: `T-${number}`,
      ...revocation,
      ...more,
    });

  const use = (name: string) => proxy.use(mutants.find((one) => one.name === name)?.deviate);

  it('knows the sessions that went through, and lets a closed one in', async () => {
    const deviate = admitCalls((request, around) => sessionOf(request, around)?.isClosed === true);
    proxy.use(deviate);
    const token = await login();
    await post(`logout?access_token=${token}`, {});

    const known = await send(token);
    const unknown = await send('never-given');

    expect(known['ackCode']).toBe('SUCCESS');
    expect(unknown).toMatchObject({ errors: [{ errorCode: '13000' }] });
  });

  it('knows renamed tokens by their new name', async () => {
    proxy.use(renamedTokens((_token, count) => `name-${count}`));

    const token = await login();

    expect(token).toBe('name-1');
    expect(await send(token)).toMatchObject({ ackCode: 'SUCCESS' });
  });

  it('serves a case whose forgotten field is empty, the same one each time', async () => {
    use('legal-of-items-is-not-looked-at');
    const token = await login();
    const gap = { penaltylist: [{ ...item, legal: null }] };

    const replies = [await send(token, gap), await send(token, gap)];

    expect(replies[0]).toMatchObject({ ackCode: 'SUCCESS' });
    expect(replies[1]).toEqual(replies[0]);
  });

  it('still finds the faults that are not forgotten', async () => {
    use('legal-of-items-is-not-looked-at');
    const token = await login();

    const reply = await send(token, { penaltylist: [{ ...item, legal: '', pripid: '' }] });

    expect(reply['errors']).toMatchObject([{ errorCode: '14008' }]);
  });

  it('closes the other sessions of the account with a logout', async () => {
    use('logout-closes-all-sessions-of-the-account');
    const [first, second] = [await login(), await login()];
    await post(`logout?access_token=${first}`, {});

    const reply = await send(second);

    expect(reply).toMatchObject({ errors: [{ errorCode: '13000' }] });
  });

  it('keeps what came last where a conflict overwrites', async () => {
    use('conflict-overwrites-the-case-all-the-same');
    const token = await login();
    const first = await send(token);
    const conflict = await send(token, { penalty: '警告' });

    const overwritten = await send(token, { penalty: '警告' });

    expect(conflict).toMatchObject({ errors: [{ errorCode: '19409' }] });
    expect(overwritten['acceptid']).toBe(first['acceptid']);
    expect(await send(token)).toMatchObject({ errors: [{ errorCode: '19409' }] });
  });
});
