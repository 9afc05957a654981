import { expect, it } from 'vitest';
import { sign } from '../../spec/protocol/signature.ts';
import type { WireReply, WireRequest } from '../mutants/mutant.ts';
import { examples } from './examples.ts';
import { neimengguRelay, shanxiRelay, wuhanRelay } from './relay.ts';

const requestWith = (parts: Partial<WireRequest>): WireRequest => ({
  ...{ method: 'POST', path: '/', headers: {}, spelled: [], body: Buffer.alloc(0) },
  ...parts,
});

/** Answers every request with one envelope and remembers what it was asked. */
function server(envelope: object) {
  const asked: WireRequest[] = [];
  const send = async (request: WireRequest): Promise<WireReply> => {
    asked.push(request);
    return { status: 200, headers: {}, body: Buffer.from(JSON.stringify(envelope)) };
  };
  return { asked, send };
}

const signed = {
  'x-tif-passid': examples.passid,
  'x-tif-timestamp': examples.timestamp,
  'x-tif-nonce': examples.nonce,
  'x-tif-signature': examples.signature,
};

const wuhan = wuhanRelay({
  ...{ contract: 'wuhan', url: 'http://127.0.0.1' },
  application: { passid: examples.passid, token: 'secret' },
  fixtures: {},
});

it('signs a request that holds the documented credentials', async () => {
  const { asked, send } = server({});

  await wuhan(requestWith({ headers: signed }), send);

  const headers = asked[0]?.headers ?? {};
  const { 'x-tif-timestamp': timestamp = '', 'x-tif-nonce': nonce = '' } = headers;
  expect(nonce).not.toBe(examples.nonce);
  expect(headers['x-tif-signature']).toBe(sign({ timestamp, token: 'secret', nonce }));
});

it('leaves a signature alone that is not the documented one', async () => {
  const { asked, send } = server({});

  await wuhan(requestWith({ headers: { ...signed, 'x-tif-signature': 'wrong' } }), send);

  expect(asked[0]?.headers['x-tif-signature']).toBe('wrong');
});

it('logs in for each request that holds the documented token', async () => {
  const { asked, send } = server({ ackCode: 'SUCCESS', access_token: 'fresh' });
  const application = { appKey: 'key', appSecret: 'secret', account: 'test' };
  const relay = neimengguRelay({ contract: 'neimenggu', url: 'http://127.0.0.1', application });

  await relay(requestWith({ path: `/a?access_token=${examples.accessToken}` }), send);

  expect(asked.map(({ path }) => path)).toEqual(['/security/login', '/a?access_token=fresh']);
});

it('follows a password that was changed', async () => {
  const { asked, send } = server({ result: 1 });
  const account = { accessid: 'id', username: 'demo', pwd: 'first' };
  const rated = { uniscId: '91149999MA0DEM0139' };
  const relay = shanxiRelay({
    ...{ contract: 'shanxi', url: 'http://127.0.0.1', account, fixtures: { rated } },
  });
  const change = JSON.stringify({ pwd: examples.pwd, newPwd: 'second' });

  await relay(requestWith({ path: '/updatePassword', body: Buffer.from(change) }), send);
  await relay(requestWith({ body: Buffer.from(examples.pwd) }), send);

  expect(asked.at(-1)?.body.toString()).toBe('second');
});
