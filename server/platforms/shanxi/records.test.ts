import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../../testing/licence-documents.ts';
import { openSocket, sendRaw } from '../../testing/raw.ts';
import { createShanxiRig, rated, type ShanxiRig } from '../../testing/shanxi-rig.ts';

let rig: ShanxiRig;
beforeAll(async () => {
  rig = await createShanxiRig();
});
afterAll(() => rig.close());

/** What is recorded while something is done. */
async function recorded(work: () => Promise<unknown>) {
  const { length } = await rig.records();
  await work();
  return (await rig.records()).slice(length);
}

const caller = { username: 'demo-mall' };
const none = { username: null, uniscId: null, licenseID: null };
const named = { ...none, ...caller };

describe('a call leaves one record:', () => {
  it.each<[string, () => Promise<unknown>, object]>([
    [
      'a success',
      () => rig.ask('getEnterpriseGrade', { uniscId: rated }),
      {
        ...named,
        operation: 'getEnterpriseGrade',
        uniscId: rated,
        outcome: 'success',
        reason: null,
      },
    ],
    [
      'an upload',
      () => rig.upload(pdf),
      { ...named, operation: 'uploadLicense', uniscId: rated, outcome: 'success' },
    ],
    [
      'a licence that does not hold',
      () => rig.ask('getPublicResourcesTrading', { uniscId: rated, licenseID: 'x' }),
      { ...named, uniscId: rated, licenseID: 'x', outcome: 'unknown-licence' },
    ],
    [
      'an unknown name',
      () => rig.ask('getToken', { username: 'nobody', pwd: 'x' }),
      { ...none, username: 'nobody', outcome: 'bad-credentials', reason: /no such username/ },
    ],
    [
      'a wrong password',
      () => rig.ask('getToken', { pwd: 'x' }),
      { ...named, outcome: 'bad-credentials', reason: /pwd is wrong/ },
    ],
    [
      'a disabled user',
      () => rig.ask('getToken', { username: 'demo-disabled' }),
      { username: 'demo-disabled', outcome: 'disabled-user' },
    ],
    [
      'a missing grant',
      () => rig.ask('uploadLicense', { username: 'demo-limited' }),
      { username: 'demo-limited', outcome: 'not-granted' },
    ],
    [
      'a dead token',
      () => rig.ask('updatePassword', { token: 'x' }),
      { ...named, operation: 'updatePassword', outcome: 'dead-token' },
    ],
    [
      'a missing name',
      () => rig.ask('getToken', { username: null }),
      { ...none, outcome: 'bad-parameter', reason: /username is missing/ },
    ],
    [
      'a name of another type',
      () => rig.ask('getToken', { username: { a: 1 } }),
      { ...none, outcome: 'wrong-type' },
    ],
    [
      'a sealed call',
      () => rig.askSealed('getEnterpriseGrade', { uniscId: rated, pwd: 'x' }),
      { ...named, uniscId: rated, outcome: 'bad-credentials' },
    ],
    ['no JSON', () => rig.call({ body: '{' }), { ...none, outcome: 'malformed' }],
    [
      'a media type',
      () => rig.call({ headers: { 'content-type': 'text/xml' }, body: '<a/>' }),
      { ...none, outcome: 'media-type' },
    ],
    [
      'a large body',
      () => rig.call({ body: 'x'.repeat(1024 * 1024 + 1) }),
      { ...none, operation: 'getEnterpriseGrade', outcome: 'too-large' },
    ],
    [
      'an unknown path',
      () => rig.call({ path: '/getToken/x', body: {} }),
      { ...none, operation: null, outcome: 'unknown-path' },
    ],
    [
      'a wrong method',
      () => rig.call({ method: 'GET' }),
      { ...none, operation: null, outcome: 'wrong-method' },
    ],
  ])('%s', async (_, work, expected) => {
    const rows = (await recorded(work)).filter(({ operation }) => operation !== 'getPublicKey');
    const { reason, ...fields } = expected as { reason?: RegExp | null };

    expect(rows).toEqual([expect.objectContaining({ contract: 'shanxi', ...fields })]);
    if (reason instanceof RegExp) expect(rows[0]?.reason).toMatch(reason);
  });

  it('an envelope that cannot be opened, and why', async () => {
    const spoil = (envelope: object) => ({ ...envelope, digest: '0'.repeat(64) });
    const rows = await recorded(() => rig.askSealed('getToken', {}, spoil));

    expect(rows.at(-1)).toMatchObject({
      ...none,
      outcome: 'bad-envelope',
      reason: expect.stringMatching(/digest/),
    });
  });

  it('a body without an announced end that grows too large', async () => {
    const head = 'POST /getToken HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n';
    const chunk = `180000\r\n${'x'.repeat(0x180000)}\r\n`;
    const rows = await recorded(() => sendRaw(rig.server.url, head, chunk, '0\r\n\r\n'));

    expect(rows).toMatchObject([{ operation: 'getToken', outcome: 'too-large' }]);
  });
});

describe('a call that breaks off leaves one record:', () => {
  const head = (path: string) =>
    `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n`;
  it.each<[string, string]>([
    ['getToken', `${head('/getToken')}Content-Length: 99\r\n\r\n{"username":`],
    ['uploadLicense', `${head('/uploadLicense')}Content-Length: 2000000\r\n\r\n{`],
    ['getPublicKey', `${head('/getPublicKey')}Transfer-Encoding: chunked\r\n\r\n5\r\n{`],
  ])('%s', async (operation, half) => {
    const { length } = await rig.records();
    const socket = openSocket(rig.server.url);
    socket.end(half);
    await once(socket.resume(), 'close');
    const rows = async () => (await rig.records()).slice(length);

    await expect.poll(rows).toMatchObject([{ ...none, operation, outcome: 'cut-off' }]);
  });
});

it('a record has the request id of the reply, and a time', async () => {
  let id: string | null = '';
  const before = Date.now();
  const [row] = await recorded(async () => {
    id = (await rig.ask('getToken')).headers.get('x-request-id');
  });

  expect(row?.requestId).toBe(id);
  expect(row?.at).toBeGreaterThanOrEqual(before);
  expect(row?.milliseconds).toBeGreaterThan(0);
});

it('no record holds a secret', async () => {
  const { accessid, pwd } = rig.caller();
  const newPwd = 'steady-Lantern-84';
  const rows = await recorded(async () => {
    const token = await rig.token();
    await rig.ask('getEnterpriseGrade', { uniscId: rated, token });
    await rig.ask('updatePassword', { newPwd, token });
    await rig.ask('updatePassword', { pwd: newPwd, newPwd: pwd });
    expect(JSON.stringify(await rig.records())).not.toContain(token);
  });

  expect(rows).toHaveLength(4);
  for (const secret of [accessid, pwd, newPwd]) {
    expect(JSON.stringify(rows)).not.toContain(secret);
  }
});

it('a name as long as a body is cut', async () => {
  const username = '长'.repeat(100_000);
  const [row] = await recorded(() => rig.ask('getToken', { username }));

  expect(row?.username).toBe('长'.repeat(256));
});
