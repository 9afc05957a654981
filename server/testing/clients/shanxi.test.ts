import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRig, type Rig } from '../rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());

const hasPython = spawnSync('python3', ['--version']).status === 0;
const hasRequests = spawnSync('python3', ['-c', 'import requests']).status === 0;
const graded = '91149999MA0DEM0139';
const flow = [
  /^grade: A$/,
  /^enterprises: ([1-9]\d{3,}) of \1$/,
  /^licenseID: \S+$/,
  /^trades: [1-9]\d*$/,
  /^password changed: only the new one works$/,
  /^password changed back$/,
].map((line) => expect.stringMatching(line));
const sealedFlow = [
  expect.stringMatching(/^public key: \S+$/),
  ...flow,
  expect.stringMatching(/^sealed replies opened: [1-9]\d+$/),
];

it('the shell client goes through the flow', async () => {
  const ended = await run(['sh', client('shanxi.sh')]);

  expect(ended).toEqual({ code: 0, out: flow, err: '' });
});

it.skipIf(!hasRequests).each([
  { profile: 'plain', printed: flow },
  { profile: 'sm', printed: sealedFlow },
])(
  'the Python client goes through the flow in $profile, where python3 with requests is there',
  async ({ profile, printed }) => {
    const ended = await run(['python3', client('shanxi.py'), profile]);

    expect(ended).toEqual({ code: 0, out: printed, err: '' });
  },
  60_000,
);

it('the shell client says what is wrong when the password is wrong', async () => {
  const ended = await run(['sh', client('shanxi.sh')], { PASSWORD: 'wrong' });

  expect(ended).toMatchObject({ code: 1, out: [] });
  expect(ended.err).toMatch(/getEnterpriseGrade refused: .*pwd.* \(request \S+\)/);
});

it('the shell client leaves the password as it was when the new one is refused', async () => {
  const refused = await run(['sh', client('shanxi.sh')], { NEW_PASSWORD: 'short' });
  const afterwards = await run(['sh', client('shanxi.sh')]);

  expect(refused).toMatchObject({ code: 1, out: flow.slice(0, 4) });
  expect(refused.err).toMatch(/updatePassword refused: .*newPwd/);
  expect(afterwards.code).toBe(0);
});

it.skipIf(!hasPython)('the Python SM2, SM3 and SM4 give what the standards print', () => {
  const printed = python(`
import shanxi_sm2, shanxi_sm3, shanxi_sm4
k = 0x59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21
print(shanxi_sm2.encrypt("${standardKey}", b"encryption standard", k).hex())
print(shanxi_sm3.sm3(b"abc").hex())
block = bytes.fromhex("0123456789abcdeffedcba9876543210")
print(shanxi_sm4.encrypt(block, bytes(16), block).hex()[:32])`);

  expect(printed).toEqual([
    // C1 is 04 and a point whose own first byte is 04, then come C3 and C2.
    [
      '0404ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73',
      'e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0',
      '59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766',
      '21886ca989ca9c7d58087307ca93092d651efa',
    ].join(''),
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    '681edf34d206965e86b3e94f536e4246',
  ]);
});

it.skipIf(!hasPython)('the Python client opens a sealed reply only if its digest agrees', () => {
  const printed = python(`
import shanxi_sm as sm
reply = sm.sealed({"keyId": "k", "publicKey": "${standardKey}"}, bytes(16), b'{"result": 1}')
print(sm.opened(bytes(16), reply))
print(sm.opened(bytes(16), reply | {"digest": reply["digest"].upper()}))
try:
    sm.opened(bytes(16), reply | {"digest": "00" * 32})
except sm.Unopened as reason:
    print(reason)`);

  expect(printed).toEqual(["{'result': 1}", "{'result': 1}", 'the digest does not agree']);
});

// Of the example in GM/T 0003.5.
const standardKey = `0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020\
ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13`;

/** Runs a client as the demo account. */
async function run([program = '', ...words]: string[], others: Record<string, string> = {}) {
  const env = {
    ...pythonEnv,
    ACCESSID: demo('accessid'),
    PASSWORD: demo('pwd'),
    // What a shell, JSON or curl could take for something else.
    NEW_PASSWORD: '@new"pass\\word; 密码',
    NO_PROXY: '*',
    no_proxy: '*',
    ...others,
  };
  const child = spawn(program, [...words, rig.server.url, 'demo-mall', graded], { env });
  const [out, err] = [child.stdout.toArray(), child.stderr.toArray()];
  const [code] = await once(child, 'close');
  return { code, out: lines((await out).join('')), err: (await err).join('') };
}

/** The lines that a program prints which stands beside the clients' modules. */
function python(program: string): string[] {
  const options = { cwd: import.meta.dirname, env: pythonEnv, encoding: 'utf8' } as const;
  const { stdout, stderr } = spawnSync('python3', ['-c', program], options);
  return lines(stdout + stderr);
}

// The sources stay free of compiled modules.
const pythonEnv = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
const client = (name: string) => join(import.meta.dirname, name);
const lines = (text: string) => text.split('\n').filter(Boolean);
const demo = (name: string) => rig.server.credentials['shanxi']?.[`demo-mall.${name}`] ?? '';
