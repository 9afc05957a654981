import { createServer, type RequestListener, type Server } from 'node:http';
import { request } from 'undici';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cut } from './deviations.ts';
import type { Deviation } from './mutant.ts';
import { type MutantProxy, startMutantProxy } from './proxy.ts';
import { claimOf, signedRightly } from './wuhan/credentials.ts';
import { type Surroundings, surround } from './wuhan/surroundings.ts';

const applications = [
  { passid: 'one', token: '0123456789abcdef0123456789ABCDEF' },
  { passid: 'two', token: 'another-token' },
];

/** Sends back what it got: method, path and headers in one header, the body as it is. */
const echo: RequestListener = async (incoming, outgoing) => {
  const { method, url, headers } = incoming;
  const body = Buffer.concat(await incoming.toArray());
  outgoing.writeHead(207, { 'x-got': JSON.stringify({ method, url, headers }) });
  outgoing.end(body);
};

let origin: Server;
let proxy: MutantProxy<Surroundings>;

beforeEach(async () => {
  origin = createServer(echo);
  await new Promise<void>((done) => origin.listen(0, '127.0.0.1', done));
  const address = origin.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  proxy = await startMutantProxy({
    origin: `http://127.0.0.1:${port}`,
    surround: surround(applications),
  });
});

afterEach(async () => {
  await proxy.close();
  origin.closeAllConnections();
  origin.close();
});

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${proxy.url}/a/b?c=%20d`, { method: 'POST', body, headers });

const got = (reply: Response) => JSON.parse(reply.headers.get('x-got') ?? '{}');

it('is transparent without a deviation', async () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);

  const reply = await post(bytes, { 'x-tif-nonce': 'n-1', 'content-encoding': 'UTF-8' });

  expect(reply.status).toBe(207);
  expect(got(reply)).toMatchObject({
    method: 'POST',
    url: '/a/b?c=%20d',
    headers: { 'x-tif-nonce': 'n-1', 'content-encoding': 'UTF-8', 'content-length': '256' },
  });
  expect(new Uint8Array(await reply.arrayBuffer())).toEqual(bytes);
});

it('changes its deviation while it runs', async () => {
  const teapot: Deviation = async (request, { forward }) => ({
    ...(await forward(request)),
    status: 418,
  });

  proxy.use(teapot);
  const changed = await post('x');
  proxy.use();
  const unchanged = await post('x');

  expect([changed.status, unchanged.status]).toEqual([418, 207]);
});

it('forgets with each change of the deviation', async () => {
  const count: Deviation = (request, { forward, memory }) => {
    memory.set('calls', Number(memory.get('calls') ?? 0) + 1);
    return forward({ ...request, body: Buffer.from(String(memory.get('calls'))) });
  };
  const call = async () => (await post('x')).text();

  proxy.use(count);
  const before = [await call(), await call()];
  proxy.use(count);

  expect([...before, await call()]).toEqual(['1', '2', '1']);
});

it.each([
  ['the first application', undefined, 'one'],
  ['the application that is named', applications[1], 'two'],
])('signs afresh for %s', async (_, credentials, passid) => {
  proxy.use((request, around) => {
    const signed = around.resign(request, credentials);
    const isRight = signedRightly(signed, around);
    return around.forward({ ...signed, body: Buffer.from(JSON.stringify(isRight)) });
  });

  const reply = await post('x', { 'x-tif-nonce': 'old', 'x-tif-paasid': 'three' });

  const { headers } = got(reply);
  expect(await reply.json()).toBe(true);
  expect(headers['x-tif-passid']).toBe(passid);
  expect(headers['x-tif-signature']).toMatch(/^[0-9A-F]{64}$/);
  expect(headers).not.toHaveProperty('x-tif-paasid');
});

it('takes the published vector for signed, as does the contract', async () => {
  const vector = {
    'x-tif-passid': 'one',
    'x-tif-timestamp': '1619072634',
    'x-tif-nonce': '2fc62edd-03ee-4c32-8db8-e7e9c77ed05a',
    'x-tif-signature': '904644DD11DB6641B9E3BDF5BA68BBD4CF87D84CE501C44C551BF459B3FBCEE1',
  };
  proxy.use((request, around) => {
    const verdict = { isRight: signedRightly(request, around), ...claimOf(request) };
    return around.forward({ ...request, body: Buffer.from(JSON.stringify(verdict)) });
  });

  const reply = await post('x', vector);

  expect(await reply.json()).toMatchObject({ isRight: true, timestamp: '1619072634' });
});

it('hands on how the caller spelled its headers', async () => {
  const spelled: string[] = [];
  proxy.use((incoming, { forward }) => {
    spelled.push(...incoming.spelled);
    return forward(incoming);
  });

  await request(proxy.url, { headers: { 'X-TIF-PassId': 'one' } });

  expect(spelled).toContain('X-TIF-PassId');
});

it('drops the connection where the deviation says so', async () => {
  proxy.use(cut);

  await expect(post('x')).rejects.toThrow();
});

it('ends a reply that is shorter than promised', async () => {
  proxy.use(async (request, { forward }) => ({
    ...(await forward(request)),
    headers: { 'content-length': '10' },
  }));

  const reply = await post('x');

  await expect(reply.text()).rejects.toThrow();
});

it('tells at its end that a deviation was broken', async () => {
  const broken = await startMutantProxy({
    origin: proxy.url,
    surround: surround([]),
    deviation: async (request, { forward, resign }) => forward(resign(request)),
  });

  await expect(fetch(broken.url)).rejects.toThrow();
  await expect(broken.close()).rejects.toThrow('no application is known');
});
