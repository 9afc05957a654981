import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { judged } from '../../checks/all.ts';
import { otherCase } from '../../curl/shell.ts';
import { accounts, fixtures } from '../../testing/shanxi/platform-state.ts';
import { startRightEndpoint } from '../../testing/shanxi/right-endpoint.ts';
import { curlOf } from './curl.ts';
import { png } from './documents.ts';
import { buildCall, type Parameters, payloadOf, type Sending } from './request.ts';
import { type Sealing, seal } from './sealing.ts';
import type { Account, ShanxiTarget } from './target.ts';
import { uploadForm } from './uploads.ts';

const asItIs = { spoil: (envelope: object) => envelope, tolerate: () => undefined };

const { contract } = judged.shanxi();
const bash = promisify(execFile);

interface Asking {
  readonly operation?: string;
  readonly parameters?: Parameters;
  readonly sending?: Sending;
  readonly sealing?: Sealing;
  /** The secrets that the one who runs the command has. */
  readonly account?: Account;
}

const { account: own, secondAccount } = accounts;
const { uniscId } = fixtures.rated;

/** Runs the command that is printed for a call; gives it, the call, and what was sent. */
async function reproduce({ operation = 'getEnterpriseGrade', sending = {}, ...rest }: Asking) {
  await using endpoint = await startRightEndpoint();
  const { parameters = { uniscId }, account = own, sealing } = rest;
  const target: ShanxiTarget = {
    contract: 'shanxi',
    url: endpoint.url,
    fixtures,
    ...accounts,
    account,
  };
  const { publicKey } = endpoint.state.keys;
  const text = Buffer.from(JSON.stringify(payloadOf(account, parameters)));
  const sealed = sealing && seal(text, { publicKey }, asItIs);
  const call = buildCall({ target, contract }, operation, parameters, { sending, sealed });
  const command = curlOf(target, call);
  const caller = sending.account ?? account;
  const env = {
    ...process.env,
    QIYUE_ACCESSID: caller.accessid,
    QIYUE_PWD: caller.pwd,
    QIYUE_ACCESSID_2: secondAccount.accessid,
    QIYUE_PWD_2: secondAccount.pwd,
  };
  const { stdout } = await bash('bash', ['-c', command], { env });
  const last = endpoint.received.at(-1);
  if (!last) throw new Error(`nothing was sent by ${command}`);
  return { command, stdout, last, request: call.request };
}

const { accessid, pwd } = own;
const query = `${new URLSearchParams({ ...own })}`;

/** Calls, each with secrets in it or made from them. */
const calls: readonly (readonly [string, Asking])[] = [
  ['a right call', {}],
  ['a call by another account', { sending: { account: secondAccount } }],
  ['a password cut', { parameters: { uniscId, pwd: pwd.slice(0, -1) } }],
  ['a password with more behind it', { parameters: { uniscId, pwd: `${pwd}0` } }],
  ['a password in the other case', { parameters: { uniscId, pwd: otherCase(pwd) } }],
  ['an accessid with a blank', { parameters: { uniscId, accessid: `${accessid} ` } }],
  ["another's password", { parameters: { uniscId, pwd: secondAccount.pwd } }],
  ["another's accessid", { parameters: { uniscId, accessid: secondAccount.accessid } }],
  ['credentials in the address', { sending: { path: `/getEnterpriseGrade?${query}`, body: '{}' } }],
  ['credentials in headers', { sending: { headers: { accessid, pwd: query }, body: '{}' } }],
  ['a body that is no text', { sending: { body: withBadBytes(JSON.stringify(own)) } }],
  [
    'a change of the password to itself',
    { operation: 'updatePassword', parameters: { newPwd: pwd } },
  ],
  ['an upload', { operation: 'uploadLicense', sending: { form: uploadForm(own, { uniscId }) } }],
  [
    'an upload of an image',
    { operation: 'uploadLicense', sending: { form: uploadForm(own, { uniscId, document: png }) } },
  ],
  [
    'an upload with a wrong password',
    {
      operation: 'uploadLicense',
      sending: { form: uploadForm({ ...own, pwd: 'x' }, { uniscId }) },
    },
  ],
  ['a sealed call', { sealing: {} }],
];

function withBadBytes(text: string): Buffer {
  return Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0, 0xfe])]);
}

/** The same text of an address, whichever of its characters are written as percents. */
const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '));

describe('the command of a call', () => {
  it.each(calls)('sends the same: %s', async (_, asking) => {
    const { last, request } = await reproduce(asking);

    expect(last.body.equals(request.body ?? Buffer.alloc(0))).toBe(true);
    expect([last.method, decoded(last.path)]).toEqual([request.method, decoded(request.path)]);
    for (const [name, value] of request.headers) {
      expect(decoded(`${last.headers[name.toLowerCase()]}`)).toBe(decoded(value));
    }
  });

  it.each(calls)('never holds a secret, or most of one: %s', async (_, asking) => {
    const { command } = await reproduce(asking);

    const bytes = command.replaceAll(/\\x([0-9a-f]{2})/g, (_match, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    for (const one of [own, secondAccount]) {
      for (const secret of [
        one.accessid,
        one.pwd,
        new URLSearchParams([['', one.pwd]]).toString().slice(1),
      ]) {
        expect(bytes.toLowerCase()).not.toContain(secret.slice(0, 20).toLowerCase());
      }
    }
  });

  it.each([{}, { sealing: {} }])('is served as the call was: %j', async (asking) => {
    const { stdout } = await reproduce(asking);

    expect(stdout).toContain('200');
    expect(stdout).toMatch(/"result":1|"encrypted"/);
  });

  it('asks for the secrets that it needs, and no others', async () => {
    const { command } = await reproduce({});

    expect(command.match(/\{\w+:\?[^}]*\}/g)).toEqual([
      `{QIYUE_ACCESSID:?accessid of ${own.username}}`,
      `{QIYUE_PWD:?pwd of ${own.username}}`,
    ]);
    expect((await reproduce({ sealing: {} })).command).not.toContain('QIYUE');
  });
});

describe.each([`it's "quoted" \\ and $(id)`, 'with + and % and 秘密 &=<>'])(
  'the command of one whose password is %s',
  (secret) => {
    const account = { ...own, pwd: secret };
    const query = `${new URLSearchParams({ ...account })}`;

    it.each<readonly [string, Asking]>([
      ['a body', {}],
      ['a body with more behind it', { parameters: { uniscId, pwd: `${secret}0` } }],
      [
        'an upload',
        { operation: 'uploadLicense', sending: { form: uploadForm(account, { uniscId }) } },
      ],
    ])('sends it in %s, and does not hold it', async (_, asking) => {
      const { command, last, request } = await reproduce({ ...asking, account });

      expect(`${last.body}`).toBe(`${request.body}`);
      expect(command).not.toMatch(/quoted|秘密/);
    });

    it('sends it in an address, and does not hold it', async () => {
      const sending = { path: `/getEnterpriseGrade?${query}`, body: '{}' };

      const { command, last } = await reproduce({ sending, account });

      expect(new URLSearchParams(last.path.split('?')[1]).get('pwd')).toBe(secret);
      expect(command).not.toMatch(/quoted|%22|秘密|%E7/);
    });
  },
);
