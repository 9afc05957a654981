import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import document from '../../../generated/neimenggu.zh.json' with { type: 'json' };
import {
  casePath,
  createNeimengguRig,
  logoutPath,
  type NeimengguRig,
  type Sent,
} from '../../testing/neimenggu-rig.ts';

let rig: NeimengguRig;
beforeAll(async () => {
  rig = await createNeimengguRig();
});
afterAll(() => rig.close());

const { examples } = document.components;

/** What does not depend on a session. */
describe('the examples of the contract are what the server answers', () => {
  it.each<[keyof typeof examples, Sent]>([
    ['badAppKey', { body: {} }],
    ['missingAppSecret', { body: { appKey: 'demo-case' } }],
    ['badAccount', { body: { appKey: 'demo-case', appSecret: 'x', account: 'test' } }],
    ['badToken', { path: casePath, query: 'access_token=x', body: {} }],
    ['notFound', { path: '/security/nowhere', body: {} }],
    ['wrongMethod', { method: 'GET' }],
  ])('%s', async (name, sent) => {
    const { body } = await rig.call(sent);

    expect(body).toEqual(examples[name].value);
  });

  it('loggedOut', async () => {
    const query = `access_token=${await rig.token()}`;
    const { body } = await rig.call({ path: logoutPath, query, body: examples.nothing.value });

    expect(body).toEqual(examples.loggedOut.value);
  });

  const { value: whole } = examples.threeEntities;
  const [first, second, third] = whole.penaltylist;
  const withList = (...penaltylist: readonly unknown[]) => ({ body: { ...whole, penaltylist } });
  it.each<[keyof typeof examples, Sent]>([
    ['emptyCaseid', { body: { ...whole, caseid: '' } }],
    ['emptyCasename', { body: { ...whole, casename: ' ' } }],
    ['emptyCaseintroduction', { body: { ...whole, caseintroduction: '' } }],
    ['emptyIllegality', { body: { ...whole, illegality: '' } }],
    ['emptyPenalty', { body: { ...whole, penalty: '' } }],
    ['badPenaltydate', { body: { ...whole, penaltydate: '2026-02-30' } }],
    ['emptyPenaltyorg', { body: { ...whole, penaltyorg: '' } }],
    ['emptyPenaltylist', withList()],
    ['emptyEntity', withList(first, second, { ...third, legal: '' })],
    ['conflict', { body: { ...whole, casename: 'another' } }],
    ['malformed', { body: '{' }],
    ['tooLong', { body: { ...whole, caseid: 'x'.repeat(65) } }],
    ['mediaType', { headers: { 'content-type': 'text/xml' }, body: {} }],
  ])('%s, in a session', async (name, sent) => {
    const query = `access_token=${await rig.token()}`;
    const { body } = await rig.call({ path: casePath, query, ...sent });

    expect(body).toEqual(examples[name].value);
  });

  it('loggedIn, but for the token', async () => {
    const { body } = await rig.login();
    const tokens = { access_token: body.access_token, accessToken: body.access_token };

    expect(body).toEqual({ ...examples.loggedIn.value, ...tokens });
  });
});
