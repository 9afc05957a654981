import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReply, type SmRequest, sealRequest } from '../../../spec/protocol/sm-envelope.ts';
import { sm2Encrypt } from '../../../spec/protocol/sm2.ts';
import { createShanxiRig, rated, type ShanxiRig } from '../../testing/shanxi-rig.ts';

let rig: ShanxiRig;
beforeAll(async () => {
  rig = await createShanxiRig();
});
afterAll(() => rig.close());

const recipient = async () => (await rig.ask('getPublicKey')).body.data;

/** Seals these bytes, whatever they are, and opens the reply if it is sealed. */
async function sendSealed(operation: string, bytes: Buffer) {
  const { envelope, key } = sealRequest(bytes, await recipient());
  const { status, body } = await rig.call({ path: `/${operation}`, body: envelope });
  const opened = openReply(body, key);
  return { status, body, opened: opened.ok ? JSON.parse(String(opened.value)) : undefined };
}

describe('a sealed call', () => {
  it.each<[string, object]>([
    ['getEnterpriseGrade', { uniscId: rated }],
    ['getEnterpriseGrades', { pageno: 2, pagesize: 3 }],
    ['getPublicResourcesTrading', { uniscId: rated }],
  ])('%s is answered as the plain one, under its own key', async (operation, given) => {
    const all = { ...given, licenseID: rig.licences['traded'] };
    const [sealed, plain] = [await rig.askSealed(operation, all), await rig.ask(operation, all)];

    expect(sealed.status).toBe(200);
    expect(Object.keys(sealed.body)).toEqual(['algorithm', 'iv', 'encrypted', 'digest']);
    expect(JSON.stringify(sealed.opened)).toBe(JSON.stringify(plain.body));
    expect(plain.body.result).toBe(1);
  });

  it('has a new initial vector in each reply', async () => {
    const replies = [await rig.askSealed('getToken'), await rig.askSealed('getToken')];
    const vectors = replies.map(({ body }) => Object.entries(body).find(([name]) => name === 'iv'));

    expect(vectors[0]).not.toEqual(vectors[1]);
    expect(replies.map(({ opened }) => opened?.result)).toEqual([1, 1]);
  });

  it.each<[string, string, object, number]>([
    ['a refused caller', 'getToken', { pwd: 'wrong' }, 200],
    ['a wrong type', 'getToken', { pwd: 5 }, 400],
    ['a bad parameter', 'getEnterpriseGrades', { pagesize: 0 }, 200],
    ['an unknown enterprise', 'getEnterpriseGrade', { uniscId: '91159999MA0DEM013D' }, 200],
  ])('seals the refusal of %s, at its own status', async (_, operation, given, status) => {
    const [sealed, plain] = [
      await rig.askSealed(operation, given),
      await rig.ask(operation, given),
    ];

    expect([sealed.status, sealed.opened]).toEqual([status, plain.body]);
  });

  it.each([
    ['no JSON', Buffer.from('{')],
    ['no object', Buffer.from('[]')],
    ['no UTF-8', Buffer.of(0x7b, 0xff, 0x7d)],
    ['nothing', Buffer.alloc(0)],
  ])('seals the refusal of a text that is %s', async (_, bytes) => {
    const { status, opened } = await sendSealed('getToken', bytes);

    expect([status, opened?.result]).toEqual([400, 0]);
  });

  it('may name no key, and write its digits large', async () => {
    const { opened } = await rig.askSealed('getToken', {}, ({ keyId: _, ...envelope }) => ({
      ...envelope,
      key: envelope.key.slice(2).toUpperCase(),
      iv: envelope.iv.toUpperCase(),
      encrypted: envelope.encrypted.toUpperCase(),
      digest: envelope.digest.toUpperCase(),
    }));

    expect(opened?.result).toBe(1);
  });

  it('is plain if the envelope is null', async () => {
    expect((await rig.ask('getToken', { encrypted: null })).body.result).toBe(1);
  });
});

/** The part with one bit changed, or cut short by two digits. */
const flipped = (digits: string, at: number): string => {
  const digit = (Number.parseInt(digits.charAt(at), 16) ^ 1).toString(16);
  return digits.slice(0, at) + digit + digits.slice(at + 1);
};

describe('an envelope that cannot be opened is refused, plain, in the same words:', () => {
  const parts = ['key', 'iv', 'encrypted', 'digest'] as const;
  it.each<[string, (envelope: SmRequest) => object]>([
    ...parts.flatMap((part): [string, (envelope: SmRequest) => object][] => [
      [`a bit of ${part}`, (envelope) => ({ ...envelope, [part]: flipped(envelope[part], 9) })],
      [`${part} cut`, (envelope) => ({ ...envelope, [part]: envelope[part].slice(4) })],
      [`${part} of no digits`, (envelope) => ({ ...envelope, [part]: 'xyz' })],
      [`${part} of no text`, (envelope) => ({ ...envelope, [part]: { a: 1 } })],
    ]),
    ['no key', ({ key: _, ...envelope }) => envelope],
    ['no digest', ({ digest: _, ...envelope }) => envelope],
    ['another algorithm', (envelope) => ({ ...envelope, algorithm: 'AES' })],
    ['an unknown key', (envelope) => ({ ...envelope, keyId: 'k0' })],
    ['a key of no text', (envelope) => ({ ...envelope, keyId: 5 })],
    ['an empty text', (envelope) => ({ ...envelope, encrypted: '' })],
  ])('%s', async (_, spoil) => {
    const { status, body } = await rig.askSealed('getToken', {}, spoil);

    expect([status, JSON.stringify(body)]).toEqual([
      400,
      '{"msg":"加密报文打不开 (the sealed message cannot be opened)","result":0}',
    ]);
  });
});

it.each(['getPublicKey', 'uploadLicense'])('%s takes no envelope', async (operation) => {
  const { status, body } = await rig.askSealed(operation);

  expect([status, body.msg]).toEqual([200, '参数有误：accessid 没有给出 (accessid is missing)']);
});

describe('a password within an envelope', () => {
  it('may be encrypted once more, the new one too', async () => {
    const { publicKey } = await recipient();
    const cipher = (text: unknown) => sm2Encrypt(Buffer.from(String(text)), publicKey);
    const username = 'demo-second';
    const pwd = cipher(rig.caller({ username })['pwd']);
    const change = { username, pwd, newPwd: cipher('a new password') };
    const changed = await rig.askSealed('updatePassword', change);
    const unmarked = cipher('a new password').slice(2).toUpperCase();
    const after = await rig.askSealed('getToken', { username, pwd: unmarked });

    expect([changed.opened?.result, after.opened?.result]).toEqual([1, 1]);
    expect((await rig.ask('getToken', { username, pwd: 'a new password' })).body.result).toBe(1);
  });

  it('is checked as it was before it was encrypted', async () => {
    const { publicKey } = await recipient();
    const newPwd = sm2Encrypt(Buffer.from('short'), publicKey);
    const { opened } = await rig.askSealed('updatePassword', { newPwd });

    expect(opened?.msg).toContain('at least 8');
  });

  it.each(['a'.repeat(300), 'g'.repeat(300)])('that is no cipher text is wrong', async (pwd) => {
    const { opened } = await rig.askSealed('getToken', { pwd });

    expect(opened?.msg).toContain('not authorised');
  });

  it('is not decrypted outside of one', async () => {
    const { publicKey } = await recipient();
    const pwd = sm2Encrypt(Buffer.from(String(rig.caller()['pwd'])), publicKey);

    expect((await rig.ask('getToken', { pwd })).body.result).toBe(0);
  });
});
