import { readFileSync } from 'node:fs';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { type RequestOptions, request as secureRequest } from 'node:https';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casePath, loginPath } from '../testing/neimenggu-rig.ts';
import { sendRaw } from '../testing/raw.ts';
import { openRig, type Rig } from '../testing/rig.ts';
import { createWuhanRig, investorsPath, type WuhanRig } from '../testing/wuhan-rig.ts';

let rig: WuhanRig;
beforeAll(async () => {
  rig = await createWuhanRig();
});
afterAll(() => rig.close());

/** All that a reply may say of itself; anything more would tell how the server is built. */
const usual = [
  'cache-control',
  'connection',
  'content-length',
  'content-security-policy',
  'content-type',
  'date',
  'keep-alive',
  'x-content-type-options',
  'x-request-id',
];

const safe = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'content-type': 'application/json; charset=utf-8',
  'x-content-type-options': 'nosniff',
};

describe('every reply has the safe headers and no other:', () => {
  it.each<[string, RequestOptions, number, readonly string[]]>([
    ['the probe of life', { path: '/healthz' }, 200, []],
    ['the probe of readiness', { path: '/readyz' }, 200, []],
    ['a probe with a wrong method', { path: '/readyz', method: 'POST' }, 405, ['allow']],
    ['a path of nobody', { path: '/nowhere' }, 404, []],
    ['a refusal of Wuhan', { path: investorsPath, method: 'POST' }, 200, []],
    ['a wrong method at Wuhan', { path: investorsPath, method: 'PUT' }, 200, ['allow']],
    ['a refusal of Inner Mongolia', { path: loginPath, method: 'POST' }, 400, []],
    ['a refusal without a token', { path: casePath, method: 'POST' }, 200, []],
    ['a refusal of Shanxi', { path: '/getEnterpriseGrade', method: 'POST' }, 400, []],
    ['a wrong method at Shanxi', { path: '/getEnterpriseGrade', method: 'PUT' }, 405, ['allow']],
  ])('%s', async (_, options, status, more) => {
    const { statusCode, headers } = await asked(rig.server.url, options);

    expect(statusCode).toBe(status);
    expect(headers).toMatchObject(safe);
    expect(Object.keys(headers).filter((name) => ![...usual, ...more].includes(name))).toEqual([]);
  });

  it('rows of Wuhan', async () => {
    const { body, headers } = await rig.call();

    expect(body.errcode).toBe(0);
    expect(Object.fromEntries(headers)).toMatchObject(safe);
  });

  it('what is no HTTP', async () => {
    const { text } = await sendRaw(rig.server.url, 'GET / HTTP/1.1\r\nno header\r\n\r\n');

    for (const [name, value] of Object.entries(safe)) expect(text).toContain(`${name}: ${value}`);
  });
});

describe('over TLS', () => {
  const pem = (name: string): string =>
    fileURLToPath(new URL(`../testing/loopback.${name}.pem`, import.meta.url));
  const tls = { certificate: pem('certificate'), key: pem('key') };
  let secure: Rig;
  beforeAll(async () => {
    secure = await openRig({ config: { tls } });
  });
  afterAll(() => secure.close());

  it('every reply binds the client to HTTPS', async () => {
    const ca = readFileSync(tls.certificate);
    const { headers } = await asked(secure.server.url, { path: '/healthz', ca });

    expect(headers).toMatchObject({ ...safe, 'strict-transport-security': 'max-age=31536000' });
  });

  it.each(['TLSv1', 'TLSv1.1'] as const)('%s is refused', async (version) => {
    const ca = readFileSync(tls.certificate);
    const old = { ca, minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' };

    await expect(asked(secure.server.url, { path: '/healthz', ...old })).rejects.toThrow(
      /protocol|version|alert/i,
    );
  });
});

/** The status and headers of a reply; a client that adds none of its own. */
async function asked(url: string, options: RequestOptions) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = url.startsWith('https') ? secureRequest : plainRequest;
  request(new URL(options.path ?? '/', url), { ...options, agent: false }, resolve)
    .on('error', reject)
    .end();
  const reply = await promise;
  await reply.resume().toArray();
  return { statusCode: reply.statusCode, headers: reply.headers };
}
