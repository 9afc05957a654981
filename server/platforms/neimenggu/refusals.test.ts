import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  casePath,
  createNeimengguRig,
  loginPath,
  logoutPath,
  type NeimengguRig,
  type Sent,
} from '../../testing/neimenggu-rig.ts';

let rig: NeimengguRig;
beforeAll(async () => {
  rig = await createNeimengguRig({ config: { caseBytes: 2 * 1024 * 1024 } });
});
afterAll(() => rig.close());

/** The first error, or what a reply has in the place of one. */
const code = async (sent: Sent) => (await rig.call(sent)).body.errors[0]?.errorCode;

describe('a login is refused', () => {
  it.each<[string, object, string, RegExp]>([
    ['without appKey', { appKey: undefined }, '12002', /appKey is missing/],
    ['with an empty appKey', { appKey: '' }, '12002', /appKey 是空的 \(appKey is blank/],
    ['with a blank appKey', { appKey: ' \t' }, '12002', /appKey is blank/],
    ['with an appKey that is null', { appKey: null }, '12002', /appKey is not a string/],
    ['with an appKey that is a number', { appKey: 5 }, '12002', /appKey is not a string/],
    ['with an unknown appKey', { appKey: 'nobody' }, '12002', /no such appKey/],
    ['with an appKey in other letters', { appKey: 'DEMO-CASE' }, '12002', /no such appKey/],
    ['with a disabled application', { appKey: 'demo-disabled' }, '12002', /disabled/],
    ['with the PASSID of another contract', { appKey: 'demo-fast' }, '12002', /no such/],
    ['without appSecret', { appSecret: undefined }, '12003', /appSecret is missing/],
    ['with an empty appSecret', { appSecret: '' }, '12003', /appSecret is blank/],
    [
      'with an appSecret that is a list',
      { appSecret: ['x'] },
      '12003',
      /appSecret is not a string/,
    ],
    ['with a wrong appSecret', { appSecret: 'x' }, '12004', /appSecret or account/],
    ['without account', { account: undefined }, '12004', /account is missing/],
    ['with an account that is an object', { account: {} }, '12004', /account is not a string/],
    ['with an unknown account', { account: 'nobody' }, '12004', /appSecret or account/],
    ['with the account of another', { account: 'second' }, '12004', /appSecret or account/],
    ['with neither secret nor account', { appSecret: '', account: '' }, '12003', /appSecret/],
    ['with nothing', { appKey: '', appSecret: '', account: '' }, '12002', /appKey/],
  ])('%s', async (_, given, errorCode, says) => {
    const login = { ...(rig.credentials() as Record<string, unknown>), ...given };
    const { status, body } = await rig.call({ body: login });

    expect(status).toBe(200);
    expect(body).toEqual({
      ackCode: 'FAILURE',
      errors: [{ name: '登录', errorCode, message: expect.stringMatching(says) }],
    });
  });

  it('with the appSecret of another application', async () => {
    const { appSecret } = rig.credentials({ appKey: 'demo-second' }) as { appSecret: string };

    expect((await rig.login({ appSecret })).body.errors[0]?.errorCode).toBe('12004');
  });
});

describe('a fault of the protocol has its status and its code:', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  it.each<[string, Sent, number, string, RegExp]>([
    ['no JSON', { body: '{' }, 400, '19400', /JSON/],
    ['a comma too many', { body: '{"appKey":"a",}' }, 400, '19400', /JSON/],
    ['no body', { body: '' }, 400, '19400', /JSON/],
    ['a list', { body: [] }, 400, '19400', /object/],
    ['null', { body: 'null' }, 400, '19400', /object/],
    ['deep JSON', { body: `${'{"a":'.repeat(99)}1${'}'.repeat(99)}` }, 400, '19400', /32/],
    ['a form', { headers: form, body: 'appKey=demo-case' }, 415, '19415', /application\/json/],
    ['compression', { headers: { 'content-encoding': 'gzip' }, body: {} }, 415, '19415', /UTF-8/],
    ['a large login', { body: 'x'.repeat(1024 * 1024 + 1) }, 413, '19413', /1048576/],
    ['an unknown path', { path: '/security/receiveCaseInfo', body: {} }, 404, '19404', /path/],
    ['the root of the paths', { path: '/security', body: {} }, 404, '19404', /path/],
    ['a slash at the end', { path: `${loginPath}/`, body: {} }, 404, '19404', /path/],
    ['two of them', { path: `${loginPath}//`, body: {} }, 404, '19404', /path/],
    ['a slash and GET', { path: `${loginPath}/`, method: 'GET' }, 404, '19404', /path/],
    ['GET', { method: 'GET' }, 405, '19405', /POST/],
    ['PUT', { method: 'PUT', path: logoutPath, body: {} }, 405, '19405', /POST/],
  ])('%s', async (_, sent, status, errorCode, says) => {
    const reply = await rig.call(sent);

    expect([reply.status, reply.body.ackCode]).toEqual([status, 'FAILURE']);
    expect(reply.body.errors).toHaveLength(1);
    expect(reply.body.errors[0]).toMatchObject({
      errorCode,
      message: expect.stringMatching(says),
    });
    expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('a wrong method names the right one', async () => {
    expect((await rig.call({ method: 'DELETE' })).headers.get('allow')).toBe('POST');
  });
});

describe.each([logoutPath, casePath])('%s without a live session', (path) => {
  it.each<[string, Sent]>([
    ['no token', {}],
    ['an empty token', { query: 'access_token=' }],
    ['an unknown token', { query: `access_token=${'A'.repeat(43)}` }],
    ['broken percent-encoding', { query: 'access_token=%zz' }],
    ['a NUL', { query: 'access_token=%00' }],
    ['a property of all objects', { query: 'access_token=__proto__' }],
    ['a long query', { query: `access_token=${'a'.repeat(8_000)}` }],
    ['a body that is no JSON', { body: '{' }],
    ['a body that is large', { body: 'x'.repeat(1024 * 1024 + 1) }],
    ['a media type that nobody takes', { headers: { 'content-type': 'text/xml' } }],
  ])('answers 13000 alone to %s', async (_, sent) => {
    const { status, body } = await rig.call({ path, body: {}, ...sent });

    expect([status, body.ackCode]).toEqual([200, 'FAILURE']);
    expect(body.errors.map(({ errorCode }) => errorCode)).toEqual(['13000']);
  });

  it('takes a token from the query string alone, once', async () => {
    const token = await rig.token();
    const codes = await Promise.all([
      code({ path, body: { access_token: token, accessToken: token } }),
      code({ path, body: {}, headers: { access_token: token, authorization: `Bearer ${token}` } }),
      code({ path, body: {}, headers: { cookie: `access_token=${token}` } }),
      code({ path, body: {}, query: `access_token=${token}&access_token=${token}` }),
      code({ path, body: {}, query: `access_token=${token}x` }),
      code({ path, body: {}, query: `access_token=${token.toLowerCase()}` }),
    ]);

    expect(codes).toEqual(Array.from({ length: 6 }, () => '13000'));
  });
});

describe('the size of a case', () => {
  const padded = (bytes: number): Sent => ({ path: casePath, body: ' '.repeat(bytes) });
  it('may exceed that of other bodies in a session, up to its own limit', async () => {
    const query = `access_token=${await rig.token()}`;
    const limit = 2 * 1024 * 1024;
    const codes = [
      await code({ query, ...padded(limit) }),
      await code({ query, ...padded(limit + 1) }),
    ];

    expect(codes).toEqual(['19400', '19413']);
  });

  it('is read of a live session alone, also if it is not announced', async () => {
    const stream = new Blob([' '.repeat(1024 * 1024 + 1)]).stream();
    const url = `${rig.server.url}${casePath}?access_token=dead`;
    const request = new Request(url, { method: 'POST', body: stream, duplex: 'half' });
    const reply = await fetch(request).then((response) => response.json());

    expect(reply).toMatchObject({ errors: [{ errorCode: '13000' }] });
  });
});

it('login ignores the query string', async () => {
  const { body } = await rig.call({ path: loginPath, query: '%zz&a=1', body: rig.credentials() });

  expect(body.ackCode).toBe('SUCCESS');
});
