import { describe, expect, it } from 'vitest';
import type { Text } from '../language.ts';
import { UsageError } from '../usage-error.ts';
import { type SignOptions, signCommand } from './sign.ts';

const token = '0123456789abcdef0123456789ABCDEF';
const right = '904644DD11DB6641B9E3BDF5BA68BBD4CF87D84CE501C44C551BF459B3FBCEE1';
const withoutTail = '0BBD8187CCCA5A5F8971DDDD8F75304FDAC92BAD386FD93F123AEF1427059D24';
const sent: SignOptions = {
  passid: 'demo',
  tokenEnv: 'SECRET',
  timestamp: '1619072634',
  nonce: '2fc62edd-03ee-4c32-8db8-e7e9c77ed05a',
};
const surroundings = {
  environment: { SECRET: token },
  now: 1619072634,
  say: ({ en }: Text) => en,
};
const answer = (options: Partial<SignOptions>, contract = 'wuhan') =>
  signCommand(contract, { ...sent, ...options }, surroundings);

describe('qiyue sign', () => {
  it('prints the four headers', async () => {
    const { lines, exitCode } = await answer({});

    expect(lines).toContain(`x-tif-signature: ${right}`);
    expect(lines).toContain('x-tif-passid: demo');
    expect(exitCode).toBe(0);
  });

  it('never prints the TOKEN', async () => {
    const answers = [await answer({ curl: true }), await answer({ verify: withoutTail })];

    expect(JSON.stringify(answers)).not.toContain(token);
  });

  it('takes the present and a new nonce when none are given', async () => {
    const options = { passid: 'demo', tokenEnv: 'SECRET' };

    const first = await signCommand('wuhan', options, surroundings);
    const second = await signCommand('wuhan', options, surroundings);

    expect(first.lines).toContain('x-tif-timestamp: 1619072634');
    expect(first.lines).not.toEqual(second.lines);
  });

  it('prints a curl command for the documented service', async () => {
    const { lines } = await answer({ curl: true });

    const command = lines.join('\n');
    expect(command).toContain("curl -X POST 'https://rio.wuhan.gov.cn/ebus/kftp/v1/service/");
    expect(command).toContain(`-H 'x-tif-signature: ${right}'`);
  });

  it('keeps a quotation mark from leaving its word in the curl command', async () => {
    const { lines } = await answer({ curl: true, url: "http://127.0.0.1/';id;'" });

    expect(lines.join('\n')).toContain(`'http://127.0.0.1/'\\'';id;'\\'''`);
  });

  it('finds a signature right in either case', async () => {
    const { lines, exitCode } = await answer({ verify: right.toLowerCase() });

    expect(lines).toContain('The signature is right');
    expect(exitCode).toBe(0);
  });

  it('says what was done wrong, and what is right', async () => {
    const { lines, exitCode } = await answer({ verify: withoutTail });

    expect(lines.join('\n')).toContain('the trailing timestamp is left out');
    expect(lines).toContain(`the right signature: ${right}`);
    expect(exitCode).toBe(1);
  });

  it('judges the clock by the time of receipt that it is told', async () => {
    const { lines, exitCode } = await answer({ verify: right, at: '1619073000' });

    expect(lines.join('\n')).toContain('behind the server clock');
    expect(exitCode).toBe(1);
  });
});

describe('wrong use of qiyue sign', () => {
  it.each<[string, Partial<SignOptions>, string]>([
    ['no TOKEN', { tokenEnv: 'UNSET' }, 'UNSET is not set'],
    ['two TOKENs', { token }, 'either --token or --token-env'],
    ['a time in words', { verify: right, at: 'now' }, '--at takes Unix seconds'],
  ])('%s is explained', async (_, options, message) => {
    const refusal = answer(options);

    await expect(refusal).rejects.toThrow(message);
    await expect(refusal).rejects.toThrow(UsageError);
  });

  it('verifying without timestamp and nonce is explained', async () => {
    const { passid, tokenEnv = '' } = sent;

    const refusal = signCommand('wuhan', { passid, tokenEnv, verify: right }, surroundings);

    await expect(refusal).rejects.toThrow('--timestamp and --nonce');
  });

  it('a contract without a signature is explained', async () => {
    await expect(answer({}, 'shanxi')).rejects.toThrow('wuhan does');
  });
});
