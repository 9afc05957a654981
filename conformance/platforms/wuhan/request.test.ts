import { describe, expect, it } from 'vitest';
import { sign } from '../../../spec/protocol/signature.ts';
import { judged } from '../../checks/all.ts';
import { pathOf } from '../../exchange/request.ts';
import { caller } from '../../testing/wuhan/gateway.ts';
import { type Query, type Sending, signCall } from './request.ts';
import type { WuhanTarget } from './target.ts';

const { contract } = judged.wuhan();
const url = 'http://127.0.0.1:1';
const dialect = { passidHeader: 'x-tif-passid' };

function build(query: Query, sending: Sending = {}, rest: Partial<WuhanTarget> = {}) {
  const target: WuhanTarget = { contract: 'wuhan', url, application: caller, ...rest };
  const call = signCall({ target, contract, dialect }, 'queryInvestors', query, sending);
  return { ...call, header: headersOf(call.request.headers), text: call.request.body?.toString() };
}

const headersOf = (pairs: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries(pairs);

describe('a call', () => {
  it('is a POST to the path of the operation', () => {
    expect(build({}).request).toMatchObject({
      method: 'POST',
      path: '/ebus/kftp/v1/service/qygsczrxxqkapijk',
    });
  });

  it('carries the four headers, rightly signed', () => {
    const { header } = build({});

    const [timestamp = '', nonce = ''] = [header['x-tif-timestamp'], header['x-tif-nonce']];
    expect(header['x-tif-passid']).toBe(caller.passid);
    expect(timestamp).toMatch(/^\d{10}$/);
    expect(header['x-tif-signature']).toBe(sign({ token: caller.token, timestamp, nonce }));
  });

  it('has another nonce each time', () => {
    expect(build({}).nonce).not.toBe(build({}).nonce);
  });

  it('puts the parameters under query', () => {
    const { header, text } = build({ pageNo: 1, entname: '𠮷"' });

    expect(header['Content-Type']).toBe('application/json');
    expect(text).toBe('{"query":{"pageNo":1,"entname":"𠮷\\""}}');
  });

  it('encodes a form flat and in UTF-8', () => {
    const { header, text } = build({ pageNo: 2, entname: '武 &=+' }, { form: true });

    expect(header['Content-Type']).toBe('application/x-www-form-urlencoded; charset=UTF-8');
    expect(text).toBe('pageNo=2&entname=%E6%AD%A6+%26%3D%2B');
  });

  it('sends a given body byte by byte', () => {
    const body = Buffer.from([0x22, 0xff]);

    expect(build({}, { body }).request.body).toEqual(body);
  });

  it('sends no body where null is given', () => {
    expect(build({}, { body: null }).request.body).toBeNull();
  });

  it('replaces a header whatever its case, and keeps the case that is given', () => {
    const { header } = build({}, { headers: { 'X-TIF-NONCE': 'other', accept: '*/*' } });

    expect(header).toMatchObject({ 'X-TIF-NONCE': 'other', accept: '*/*' });
    expect(header).not.toHaveProperty('x-tif-nonce');
    expect(header).not.toHaveProperty('Accept');
  });

  it('leaves a header out for null', () => {
    const { header } = build({}, { headers: { 'x-tif-signature': null } });

    expect(header).not.toHaveProperty('x-tif-signature');
  });

  it('carries the headers of the target file', () => {
    expect(build({}, {}, { headers: { 'X-Zone': 'test' } }).header['X-Zone']).toBe('test');
  });

  it('signs as another application', () => {
    const as = { passid: 'other', token: 'other-token' };

    const { header, timestamp, nonce } = build({}, { as });

    expect(header['x-tif-passid']).toBe('other');
    expect(header['x-tif-signature']).toBe(sign({ token: as.token, timestamp, nonce }));
  });

  it('signs wrongly in a named way', () => {
    const { header, timestamp, nonce } = build({}, { fault: 'no-token' });

    const parts = ['timestamp', 'nonce', 'timestamp'] as const;
    const wrong = sign({ token: caller.token, timestamp, nonce }, parts);
    expect(header['x-tif-signature']).toBe(wrong);
  });

  it('signs with a clock that is ahead', () => {
    const { timestamp, signedAt } = build({}, { ahead: 305 });

    expect(Number(timestamp) - signedAt).toBe(305);
  });
});

describe('the path of an operation', () => {
  const at = (rest: Partial<WuhanTarget>) =>
    pathOf({ contract: 'wuhan', url, application: caller, ...rest }, contract, 'queryInvestors');

  it('stands below the base path of the target', () => {
    expect(at({ url: 'https://x/base/' })).toBe('/base/ebus/kftp/v1/service/qygsczrxxqkapijk');
  });

  it('is what the target file says first', () => {
    expect(at({ paths: { queryInvestors: '/api?method=investors' } })).toBe(
      '/api?method=investors',
    );
  });
});

describe('what was signed', () => {
  it('is known in its order, the TOKEN masked', () => {
    const { base, timestamp, nonce } = build({});

    expect(base).toBe(`${timestamp}******${nonce}${timestamp}`);
  });

  it('is known as well where it was joined wrongly on purpose', () => {
    const { base, timestamp, nonce } = build({}, { fault: 'token-timestamp-nonce' });

    expect(base).toBe(`******${timestamp}${nonce}`);
  });

  it.each<Sending>([
    { signature: () => '0'.repeat(64) },
    { headers: { 'x-tif-signature': null } },
    { headers: { 'X-TIF-Signature': 'none' } },
  ])('is nothing where the request carries another signature', (sending) => {
    expect(build({}, sending).base).toBeUndefined();
  });
});
