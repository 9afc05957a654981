import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { sign } from '../../../spec/protocol/signature.ts';
import { signatureFaults } from '../../../spec/protocol/signature-faults.ts';
import { judged } from '../../checks/all.ts';
import { type Received, startEndpoint } from '../../testing/endpoint.ts';
import { caller, isSigned, verifying } from '../../testing/wuhan/gateway.ts';
import { curlOf } from './curl.ts';
import { type Query, type Sending, signCall } from './request.ts';
import type { WuhanTarget } from './target.ts';

const { contract } = judged.wuhan();
const bash = promisify(execFile);

/** Runs the command that is printed for a call; gives the command and what the endpoint got. */
async function reproduce(sending: Sending, query: Query = {}, rest: Partial<WuhanTarget> = {}) {
  await using endpoint = await startEndpoint(verifying);
  const { url } = endpoint;
  const target: WuhanTarget = { contract: 'wuhan', url, application: caller, ...rest };
  const dialect = { passidHeader: 'x-tif-passid' };
  const call = signCall({ target, contract, dialect }, 'queryInvestors', query, sending);
  const command = curlOf(target, call);
  const env = { ...process.env, QIYUE_TOKEN: sending.as?.token ?? caller.token };
  const { stdout } = await bash('bash', ['-c', command], { env });
  const [received] = endpoint.received;
  if (!received) throw new Error(`nothing was sent by ${command}`);
  return { command, call, stdout, received };
}

const header = ({ headers }: Received, name: string): string => String(headers[name]);

/** The signature that would have been right for what was received. */
const rightFor = (received: Received): string =>
  sign({
    token: caller.token,
    timestamp: header(received, 'x-tif-timestamp'),
    nonce: header(received, 'x-tif-nonce'),
  });

const now = (): number => Math.floor(Date.now() / 1000);

describe('the command of a call', () => {
  it('is signed afresh and served', async () => {
    const { stdout, received, call } = await reproduce({}, { pageNo: 1 });

    expect(stdout).toContain('"errcode":0');
    expect(received.body.toString()).toBe('{"query":{"pageNo":1}}');
    expect(header(received, 'x-tif-nonce')).not.toBe(call.nonce);
  });

  it('never holds the TOKEN, nor a signature', async () => {
    const { command, call } = await reproduce({ signature: (right) => right.slice(0, 63) });

    const made = sign({ token: caller.token, timestamp: call.timestamp, nonce: call.nonce });
    expect(command).not.toContain(caller.token);
    expect(command).not.toContain(made.slice(0, 16));
  });

  it('stops when the TOKEN is not given', async () => {
    const { command } = await reproduce({});

    await expect(
      bash('bash', ['-c', command], { env: { PATH: process.env['PATH'] } }),
    ).rejects.toThrow(/QIYUE_TOKEN/);
  });

  it('carries quotes, astral characters and line ends in the body', async () => {
    const query = { entname: `it's "𠮷"\n$HOME \`id\` \\ %` };

    const { received } = await reproduce({}, query);

    expect(JSON.parse(received.body.toString())).toEqual({ query });
  });

  it('carries a body that begins with @ as it is', async () => {
    const { received } = await reproduce({ body: '@/etc/hostname' });

    expect(received.body.toString()).toBe('@/etc/hostname');
  });

  it('carries bytes that are no text', async () => {
    const body = Buffer.from([0, 0xff, 0x25, 0x64, 0x27, 0x5c, 0x0a, 0x0d]);

    const { received } = await reproduce({ body });

    expect(received.body).toEqual(body);
  });

  it('carries an empty body', async () => {
    const { received } = await reproduce({ body: '' });

    expect([received.method, received.body.length]).toEqual(['POST', 0]);
  });

  it('carries a form', async () => {
    const { received } = await reproduce({ form: true }, { entname: '武 &' });

    expect(received.body.toString()).toBe('entname=%E6%AD%A6+%26');
    expect(header(received, 'content-type')).toContain('x-www-form-urlencoded');
  });

  it('has the same method and path', async () => {
    const { received } = await reproduce({ method: 'DELETE', path: "/it's?a=b&c=$d", body: null });

    expect([received.method, received.path]).toEqual(['DELETE', "/it's?a=b&c=$d"]);
  });

  it('leaves out what was left out', async () => {
    const headers = { Accept: null, 'x-tif-signature': null, 'Content-Type': null };

    const { received } = await reproduce({ headers });

    expect(received.headers).not.toHaveProperty('accept');
    expect(received.headers).not.toHaveProperty('content-type');
    expect(received.headers).not.toHaveProperty('x-tif-signature');
  });

  it('sends an empty header as an empty header', async () => {
    const { received } = await reproduce({ headers: { 'x-tif-nonce': '' } });

    expect(received.headers['x-tif-nonce']).toBe('');
  });

  it('keeps a nonce that was chosen', async () => {
    const { received, stdout } = await reproduce({ nonce: "odd'nonce" });

    expect(received.headers['x-tif-nonce']).toBe("odd'nonce");
    expect(stdout).toContain('"errcode":0');
  });

  it('has a clock as far off as it was', async () => {
    const { received } = await reproduce({ ahead: -305 });

    const ahead = Number(header(received, 'x-tif-timestamp')) - now();
    expect([-304, -305, -306]).toContain(ahead);
    expect(header(received, 'x-tif-signature')).toBe(rightFor(received));
  });

  it('makes a chosen time near the call as near to the time of the command', async () => {
    const { received } = await reproduce({ timestamp: String(now() + 30) });

    expect(isSigned(received)).toBe(true);
    expect(Number(header(received, 'x-tif-timestamp'))).toBeGreaterThan(now() + 20);
  });

  it('makes milliseconds afresh', async () => {
    const { received } = await reproduce({ timestamp: `${now()}000` });

    expect(header(received, 'x-tif-timestamp')).toMatch(/^\d{13}$/);
    expect(header(received, 'x-tif-signature')).toBe(rightFor(received));
  });

  it('keeps a timestamp that is no time', async () => {
    const { received } = await reproduce({ timestamp: "it's now" });

    expect(header(received, 'x-tif-timestamp')).toBe("it's now");
    expect(header(received, 'x-tif-signature')).toBe(rightFor(received));
  });
});

describe('the command of a call that is wrongly signed on purpose', () => {
  it.each(signatureFaults.map(({ id }) => id))('makes the same mistake: %s', async (fault) => {
    const { received, stdout } = await reproduce({ fault });

    const signer = {
      ...caller,
      timestamp: header(received, 'x-tif-timestamp'),
      nonce: header(received, 'x-tif-nonce'),
    };
    const found = signatureFaults.find(({ id }) => id === fault);
    expect(header(received, 'x-tif-signature')).toBe(found?.forge(signer));
    expect(stdout).toContain('"errcode":1433');
  });

  const flip = (at: number) => (right: string) => `${right.slice(0, at)}x${right.slice(at + 1)}`;
  it.each<readonly [string, (right: string) => string]>([
    ['a digit missing', (right) => right.slice(0, 63)],
    ['a digit too many', (right) => `${right}0`],
    ['twice', (right) => right + right],
    ['eight digits', (right) => right.slice(0, 8)],
    ['the first digit changed', flip(0)],
    ['a digit in the middle changed', flip(31)],
    ['the last digit changed', flip(63)],
    ['something else', () => 'no signature at all'],
    ['zeros', () => '0'.repeat(64)],
  ])('spoils the fresh signature in the same way: %s', async (_, signature) => {
    const { received } = await reproduce({ signature });

    expect(header(received, 'x-tif-signature')).toBe(signature(rightFor(received)));
  });

  it('signs in lower case where the call did', async () => {
    const { received, stdout } = await reproduce({ signature: (right) => right.toLowerCase() });

    expect(header(received, 'x-tif-signature')).toBe(rightFor(received).toLowerCase());
    expect(stdout).toContain('"errcode":0');
  });
});
