import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Answering, sendJson, startEndpoint } from '../testing/endpoint.ts';
import { qiyue } from '../testing/program.ts';
import { caller, emptyPage } from '../testing/wuhan/gateway.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qiyue-proxy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const writeTarget = (url: string): string => {
  const file = join(folder, 'target.yaml');
  writeFileSync(file, JSON.stringify({ contract: 'wuhan', url, application: caller }));
  return file;
};

const path = '/ebus/kftp/v1/service/qygsczrxxqkapijk';
const headers = {
  'content-type': 'application/json',
  ...Object.fromEntries(
    ['passid', 'timestamp', 'nonce', 'signature'].map((p) => [`x-tif-${p}`, p]),
  ),
};

/** Runs the proxy, calls through it, and interrupts it when all lines have been shown. */
async function through(
  answer: Answering,
  calls: readonly (readonly [path: string, init: RequestInit])[],
  signal: NodeJS.Signals = 'SIGINT',
) {
  await using endpoint = await startEndpoint(answer);
  const words = ['--target', writeTarget(endpoint.url), '--report', join(folder, 'report')];
  const child = spawn(process.execPath, ['qiyue.js', 'proxy', 'wuhan', '--port', '0', ...words], {
    env: { ...process.env, LANG: 'C', LC_ALL: '' },
  });
  let [out, err] = ['', ''];
  const closed = once(child, 'close');
  const shown = Promise.withResolvers<void>();
  child.stdout.on('data', (text) => {
    out += text;
    if (out.split('\n').length > calls.length) shown.resolve();
  });
  const base = await new Promise<string>((listening, failed) => {
    child.stderr.on('data', (text) => {
      err += text;
      const address = /Point the client at (\S+);/.exec(err)?.[1];
      if (address) listening(address);
    });
    closed.then(() => failed(new Error(err)));
  });
  for (const [where, init] of calls) await (await fetch(base + where, init)).text();
  await (calls.length === 0 ? undefined : shown.promise);
  child.kill(signal);
  const [code] = await closed;
  return { code, out, err };
}

const call = (body: object = { query: { pageNo: 1 } }, more: object = {}) =>
  [path, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) }] as const;

const right: Answering = (_, response) => sendJson(response, emptyPage);
const reports = () => JSON.parse(readFileSync(join(folder, 'report', 'report.json'), 'utf8'));

it.each(['SIGINT', 'SIGTERM'] as const)(
  'on %s writes the report of what has passed',
  async (signal) => {
    const { code, out } = await through(right, [call(), call()], signal);

    expect(code).toBe(0);
    expect(out.match(/✓ .* POST .* 200 0 \d+ ms {2}no fault/g)).toHaveLength(2);
    expect(out).toContain('(no fault in 2 exchanges of 1 operation)');
    expect(reports()).toMatchObject({ requests: 2, conclusion: { exitCode: 0 } });
    expect(readdirSync(join(folder, 'report'))).toContain('exchanges.har');
  },
);

it('finds a wrong reply in what passes', async () => {
  const wrong: Answering = (_, response) => sendJson(response, { ...emptyPage, errcode: 0 }, 500);

  const { code, out } = await through(wrong, [call()]);

  expect(code).toBe(1);
  expect(out).toContain('✗');
  expect(out).toContain('wuhan.codes.known');
});

it('shows nobody what clients keep secret', async () => {
  const secret = 'a-secret-of-the-client';
  const echo: Answering = ({ headers }, response) =>
    sendJson(response, { ...emptyPage, errmsg: String(headers['authorization']) }, 500);

  const { out, err } = await through(echo, [call({}, { authorization: `Bearer ${secret}` })]);

  const files = readdirSync(join(folder, 'report')).map((name) =>
    readFileSync(join(folder, 'report', name), 'utf8'),
  );
  expect(files.length).toBeGreaterThan(5);
  for (const text of [out, err, ...files]) expect(text).not.toContain(secret);
});

it('proves nothing where no call of the contract has passed', async () => {
  const { code, out } = await through(right, [['/favicon.ico', {}]]);

  expect(code).toBe(3);
  expect(out).toContain('1 × no address of an operation');
  expect(out).toContain('– ');
  expect(out).toContain('no call of the contract');
});

it('counts on the terminal and in the report what it has not judged', async () => {
  const { out } = await through(right, [call(), ['/favicon.ico', {}]]);

  const traffic = JSON.parse(readFileSync(join(folder, 'report', 'traffic.json'), 'utf8'));
  expect(out).toContain('Left out, and not judged: 1');
  expect(traffic.leftOut).toMatchObject([{ reason: 'no-operation', count: 1 }]);
});

it('ends with 2 where it cannot listen', async () => {
  await using taken = await startEndpoint(right);
  const target = writeTarget(taken.url);

  const port = new URL(taken.url).port;
  const { code, err } = await qiyue(
    ...['proxy', 'wuhan', '--target', target, '--port', port, '--report', join(folder, 'report')],
  );

  expect(code).toBe(2);
  expect(err).toContain('EADDRINUSE');
});

it.each(['x', '70000', '-1'])('ends with 2 for port %s', async (port) => {
  const target = writeTarget('http://127.0.0.1:1');

  const { code, err } = await qiyue('proxy', 'wuhan', '--target', target, '--port', port);

  expect(code).toBe(2);
  expect(err).toContain('0 to 65535');
});
