import { describe, expect, it } from 'vitest';
import { sign } from '../../spec/protocol/signature.ts';
import type { WireRequest } from '../exchange/client.ts';
import type { WuhanTarget } from '../platforms/wuhan/target.ts';
import { type Plan, planned, renewal } from './plan.ts';

const application = { passid: 'shop', token: 'secret' };
const target: WuhanTarget = { contract: 'wuhan', url: 'http://127.0.0.1:1', application };
const nonce = '2fc62edd-03ee-4c32-8db8-e7e9c77ed05a';
const second = 1_619_072_634;

function request(changed: Readonly<Record<string, string>> = {}): WireRequest {
  const timestamp = changed['X-Tif-Timestamp'] ?? String(second);
  const headers = {
    'X-Tif-Passid': application.passid,
    'X-Tif-Timestamp': timestamp,
    'X-Tif-Nonce': nonce,
    'X-Tif-Signature': sign({ timestamp, nonce, token: application.token }),
    ...changed,
  };
  return { method: 'POST', path: '/', headers: Object.entries(headers), body: Buffer.from('{}') };
}

function again(...requests: readonly WireRequest[]) {
  const plan: Plan = {
    origin: target.url,
    second,
    requests: requests.map((one) => planned(one, target)),
  };
  let count = 0;
  const renewed = renewal(plan, () => `nonce-${++count}`);
  return plan.requests.map((one) => {
    const { headers, ...rest } = renewed(one, second + 100);
    return { ...rest, headers: Object.fromEntries(headers) };
  });
}

describe('a request that is sent again', () => {
  it('is signed afresh with a new nonce', () => {
    const [sent] = again(request());

    const timestamp = String(second + 100);
    expect(sent?.headers).toEqual({
      'X-Tif-Passid': 'shop',
      'X-Tif-Timestamp': timestamp,
      'X-Tif-Nonce': 'nonce-1',
      'X-Tif-Signature': sign({ timestamp, nonce: 'nonce-1', token: 'secret' }),
    });
    expect(sent?.body?.toString()).toBe('{}');
  });

  it('stays a replay', () => {
    const [first, second] = again(request(), request());

    expect(second?.headers['X-Tif-Nonce']).toBe(first?.headers['X-Tif-Nonce']);
  });

  it('keeps a wrong signature', () => {
    const [sent] = again(request({ 'X-Tif-Signature': 'wrong' }));

    expect(sent?.headers['X-Tif-Signature']).toBe('wrong');
  });

  it('keeps how far its clock is off', () => {
    const [sent] = again(request({ 'X-Tif-Timestamp': String(second - 600) }));

    expect(sent?.headers['X-Tif-Timestamp']).toBe(String(second - 500));
  });

  it('keeps a header that is missing so', () => {
    const headers = request().headers.filter(([name]) => name !== 'X-Tif-Nonce');
    const [sent] = again({ ...request(), headers });

    expect(sent?.headers).not.toHaveProperty('X-Tif-Nonce');
  });
});
