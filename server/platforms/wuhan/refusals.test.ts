import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWuhanRig,
  investorsPath,
  type Sent,
  type WuhanRig,
} from '../../testing/wuhan-rig.ts';

let rig: WuhanRig;
beforeAll(async () => {
  rig = await createWuhanRig();
});
afterAll(() => rig.close());

const query = (values: object): Sent => ({ body: { query: values } });
const headers = (values: NonNullable<Sent['headers']>): Sent => ({ headers: values });
const form = (body: string): Sent => ({
  body,
  headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
});

describe('a refusal', () => {
  it.each<[string, Sent, number, number, RegExp]>([
    ['an unknown service', { path: `${investorsPath}x` }, 200, 100101, /服务/],
    ['an unknown path', { path: '/ebus/kftp/v2' }, 404, 100101, /路径/],
    ['a slash at the end', { path: `${investorsPath}/` }, 404, 100101, /路径/],
    ['two of them', { path: `${investorsPath}//` }, 404, 100101, /路径/],
    ['a wrong method', { method: 'GET' }, 405, 100101, /POST/],
    ['no subscription', { passid: 'demo-unsubscribed' }, 200, 1403, /订阅/],
    ['page 0', query({ pageNo: 0 }), 200, 500, /pageNo/],
    ['page -1', query({ pageNo: -1 }), 200, 500, /pageNo/],
    ['page 1.5', query({ pageNo: 1.5 }), 200, 500, /pageNo/],
    ['page abc', query({ pageNo: 'abc' }), 200, 500, /pageNo/],
    ['page ""', query({ pageNo: '' }), 200, 500, /pageNo/],
    ['page null', query({ pageNo: null }), 200, 500, /pageNo/],
    ['a filter that is a number', query({ regno: 5 }), 200, 500, /regno/],
    ['a filter that is null', query({ inv: null }), 200, 500, /inv/],
    ['a filter sent twice', form('inv=a&inv=b'), 200, 500, /inv/],
    ['256 characters', query({ entname: '𠮷'.repeat(256) }), 200, 500, /entname.*255/],
    ['no JSON', { body: '{' }, 400, 500, /JSON/],
    ['no body', { body: '' }, 400, 500, /JSON/],
    ['a list', { body: [] }, 400, 500, /JSON/],
    ['null', { body: null }, 400, 500, /JSON/],
    ['a query that is a list', { body: { query: [] } }, 400, 500, /query/],
    ['a query that is null', { body: { query: null } }, 400, 500, /query/],
    ['a broken form', form('inv=%zz'), 400, 500, /%|百分号/],
    ['deep JSON', { body: `${'{"a":'.repeat(99)}1${'}'.repeat(99)}` }, 400, 500, /32/],
    ['another media type', headers({ 'content-type': 'text/xml' }), 415, 500, /Content-Type/],
    ['another charset', headers({ 'content-type': 'application/json;charset=gbk' }), 415, 500, /8/],
    ['compression', headers({ 'content-encoding': 'gzip' }), 415, 500, /Content-Type/],
    ['a large body', { body: 'x'.repeat(1024 * 1024 + 1) }, 413, 500, /1048576/],
  ])('for %s has its status, its code and a hint', async (_, sent, status, errcode, hint) => {
    const reply = await rig.call(sent);

    expect([reply.status, reply.body.errcode]).toEqual([status, errcode]);
    expect(reply.body.hint).toMatch(hint);
    expect(reply.body.errmsg).not.toBe('');
    expect(reply.body.data).toEqual({ data: [], metadata: {} });
    expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('for a wrong method names the right one', async () => {
    expect((await rig.call({ method: 'DELETE' })).headers.get('allow')).toBe('POST');
  });

  it('takes 255 characters, however they are encoded', async () => {
    expect((await rig.call(query({ entname: '𠮷'.repeat(255) }))).body.errcode).toBe(0);
  });
});

describe('of two faults the earlier check speaks', () => {
  const unsubscribed = { passid: 'demo-unsubscribed' };
  it.each<[string, Sent, number]>([
    ['nonce missing, path unknown', { path: '/ebus/x', ...headers({ 'x-tif-nonce': '' }) }, 1433],
    ['signature wrong, method wrong', { token: 'x', method: 'PUT' }, 1433],
    ['service unknown, not subscribed', { path: `${investorsPath}x`, ...unsubscribed }, 100101],
    ['not subscribed, page 0', { ...unsubscribed, ...query({ pageNo: 0 }) }, 1403],
  ])('%s', async (_, sent, errcode) => {
    expect((await rig.call(sent)).body.errcode).toBe(errcode);
  });

  it('too fast, page 0', async () => {
    const calls = Array.from({ length: 11 }, () =>
      rig.call({ passid: 'demo-slow', ...query({ pageNo: 0 }) }),
    );
    const codes = (await Promise.all(calls)).map(({ body }) => body.errcode);

    expect(codes.filter((code) => code === 500)).toHaveLength(10);
    expect(codes.filter((code) => code === 1141)).toHaveLength(1);
  });
});
