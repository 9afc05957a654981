import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { config } from '../../config.ts';
import { openKeeping } from '../../keeping.ts';
import { pdf } from '../../testing/licence-documents.ts';
import {
  createShanxiRig,
  rated,
  type Sent,
  type ShanxiRig,
  unknown,
} from '../../testing/shanxi-rig.ts';

let rig: ShanxiRig;
beforeAll(async () => {
  rig = await createShanxiRig();
});
afterAll(() => rig.close());

/** As the operator does, in a process of its own. */
async function revoke(licenseID: string) {
  const { stores, close } = await openKeeping(config({}, { database: rig.database }));
  await stores.licences.revoke('shanxi', licenseID, 1);
  await close();
}

const notAuthorised = {
  msg: '鉴权失败：请核对 accessid、username、pwd 和接口权限 (not authorised)',
  result: 0,
};

describe('every refused caller reads the same bytes:', () => {
  const grades = { pageno: 1, pagesize: 1 };
  it.each<[string, string, object]>([
    ['an unknown username', 'getEnterpriseGrades', { username: 'nobody', accessid: 'x', pwd: 'y' }],
    ['a username in other letters', 'getToken', { username: 'DEMO-MALL', accessid: 'x', pwd: 'y' }],
    [
      'an appKey of another contract',
      'getToken',
      { username: 'demo-case', accessid: 'x', pwd: 'y' },
    ],
    ['a wrong pwd', 'getEnterpriseGrades', { ...grades, pwd: 'wrong' }],
    ['a wrong accessid', 'getEnterpriseGrades', { ...grades, accessid: 'wrong' }],
    ['a disabled user', 'getEnterpriseGrades', { ...grades, username: 'demo-disabled' }],
    ['a disabled user who needs no grant', 'getToken', { username: 'demo-disabled' }],
    ['a user without grant', 'getEnterpriseGrades', { ...grades, username: 'demo-limited' }],
    ['a user without grant and parameters', 'uploadLicense', { username: 'demo-limited' }],
    ['a dead token', 'getEnterpriseGrade', { uniscId: rated, token: 'dead' }],
    ['an empty token', 'getEnterpriseGrade', { uniscId: rated, token: '' }],
  ])('%s', async (_, operation, given) => {
    const { status, body } = await rig.ask(operation, given);

    expect([status, JSON.stringify(body)]).toEqual([200, JSON.stringify(notAuthorised)]);
  });

  it('the accessid of another user', async () => {
    const { accessid } = rig.caller({ username: 'demo-second' });

    expect((await rig.ask('getToken', { accessid })).body).toEqual(notAuthorised);
  });

  it('the live token of another user', async () => {
    const token = await rig.token({ username: 'demo-second' });

    expect((await rig.ask('getEnterpriseGrade', { uniscId: rated, token })).body).toEqual(
      notAuthorised,
    );
  });
});

it('account management needs no grant', async () => {
  const limited = { username: 'demo-limited' };
  const replies = [
    await rig.ask('getPublicKey', limited),
    await rig.ask('getToken', limited),
    await rig.ask('getEnterpriseGrade', { ...limited, uniscId: rated }),
  ];

  expect(replies.map(({ body }) => body.result)).toEqual([1, 1, 1]);
});

describe('every refused licence reads the same bytes:', () => {
  it.each(['expired', 'foreign', 'untraded', 'made up'])('%s', async (name) => {
    const licenseID = rig.licences[name] ?? 'L4QXT7M2KZ9W5RB8HVCN3YJFD6';
    const { status, body } = await rig.ask('getPublicResourcesTrading', {
      uniscId: rated,
      licenseID,
    });

    expect([status, JSON.stringify(body)]).toEqual([
      200,
      '{"msg":"授权协议无效 (the licence does not hold)","result":0}',
    ]);
  });

  it('revoked', async () => {
    const { licenseID } = (await rig.upload(pdf)).body.data;
    await revoke(licenseID);
    const { body } = await rig.ask('getPublicResourcesTrading', { uniscId: rated, licenseID });

    expect(body.msg).toBe('授权协议无效 (the licence does not hold)');
  });
});

describe('a parameter is named:', () => {
  it.each<[string, string, object, number, string]>([
    ['missing', 'getToken', { accessid: undefined }, 200, 'accessid is missing'],
    ['null', 'getToken', { username: null }, 200, 'username is missing'],
    ['empty', 'getToken', { pwd: '' }, 200, 'pwd is blank'],
    ['a number', 'getToken', { pwd: 5 }, 400, 'pwd must be a string'],
    ['an object', 'getToken', { username: {} }, 400, 'username must be a string'],
    ['the first of many', 'getToken', { accessid: 5, pwd: null }, 400, 'accessid must be a string'],
    ['of no form', 'getEnterpriseGrade', { uniscId: 'x' }, 200, 'uniscId must be a unified'],
    ['in small letters', 'getEnterpriseGrade', { uniscId: rated.toLowerCase() }, 200, 'uniscId'],
    ['a null code', 'getEnterpriseGrade', { uniscId: null }, 200, 'uniscId is missing'],
    ['a listed code', 'getEnterpriseGrade', { uniscId: [rated] }, 400, 'uniscId must be a string'],
    ['a numeric token', 'getEnterpriseGrade', { uniscId: rated, token: 5 }, 400, 'token must be'],
    ['no pagesize', 'getEnterpriseGrades', { pageno: 1 }, 200, 'pagesize is missing'],
    ['a large pagesize', 'getEnterpriseGrades', { pagesize: 1001 }, 200, 'from 1 to 1000'],
    [
      'a page too far',
      'getEnterpriseGrades',
      { pageno: 2 ** 53, pagesize: 1 },
      200,
      'at most 9007',
    ],
    ['no licence', 'getPublicResourcesTrading', { uniscId: rated }, 200, 'licenseID is missing'],
    ['a short newPwd', 'updatePassword', { newPwd: 'seven77' }, 200, 'at least 8 characters'],
    ['a newPwd of broken text', 'updatePassword', { newPwd: 'half \ud800' }, 400, 'surrogate'],
    ['no envelope in plain text', 'getPublicKey', { encrypted: 'x', pwd: null }, 200, 'pwd is'],
    ['no file name', 'uploadLicense', { uniscId: rated, file: 'JVBERi0=' }, 200, 'fileName is'],
    ['no file', 'uploadLicense', { uniscId: rated, fileName: 'a', file: null }, 200, 'file is'],
  ])('%s', async (_, operation, given, status, says) => {
    const reply = await rig.ask(operation, given);

    expect([reply.status, reply.body.result]).toEqual([status, 0]);
    expect(reply.body.msg).toMatch(/^参数有误：/);
    expect(reply.body.msg).toContain(says);
    expect(Object.keys(reply.body)).toEqual(['msg', 'result']);
  });

  it('only to a known caller', async () => {
    const { body } = await rig.ask('getEnterpriseGrade', { pwd: 'wrong', uniscId: 'x' });

    expect(body).toEqual(notAuthorised);
  });
});

it('an unknown enterprise is refused, with a grade or with a licence', async () => {
  const { licenseID } = (await rig.upload(pdf, { uniscId: unknown })).body.data;
  const replies = [
    await rig.ask('getEnterpriseGrade', { uniscId: unknown }),
    await rig.ask('getPublicResourcesTrading', { uniscId: unknown, licenseID }),
  ];

  expect(replies.map(({ body }) => body)).toEqual(
    replies.map(() => ({ msg: '没有这个企业 (there is no such enterprise)', result: 0 })),
  );
});

describe('a fault of the protocol has its status:', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const path = '/getEnterpriseGrade';
  it.each<[string, Sent, number, RegExp]>([
    ['no JSON', { body: '{' }, 400, /JSON/],
    ['no body', { body: '' }, 400, /JSON/],
    ['a list', { body: [] }, 400, /object/],
    ['null', { body: 'null' }, 400, /object/],
    ['deep JSON', { body: `${'{"a":'.repeat(99)}1${'}'.repeat(99)}` }, 400, /32/],
    ['a form', { headers: form, body: 'pwd=x' }, 415, /application\/json/],
    ['compression', { headers: { 'content-encoding': 'gzip' }, body: {} }, 415, /UTF-8/],
    ['a large body', { body: 'x'.repeat(1024 * 1024 + 1) }, 413, /1048576/],
    ['an unknown path', { path: `${path}/x`, body: {} }, 404, /path/],
    ['a slash at the end', { path: `${path}/`, body: {} }, 404, /path/],
    ['GET', { method: 'GET' }, 405, /POST/],
    ['PUT of an upload', { method: 'PUT', path: '/uploadLicense', body: {} }, 405, /POST/],
  ])('%s', async (_, sent, status, says) => {
    const reply = await rig.call(sent);

    expect([reply.status, reply.body.result]).toEqual([status, 0]);
    expect(reply.body.msg).toMatch(says);
    expect(Object.keys(reply.body)).toEqual(['msg', 'result']);
    expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('a wrong method names the right one', async () => {
    expect((await rig.call({ method: 'DELETE' })).headers.get('allow')).toBe('POST');
  });
});
