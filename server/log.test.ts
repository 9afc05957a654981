import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, it } from 'vitest';
import { createNeimengguRig, logoutPath } from './testing/neimenggu-rig.ts';
import { createWuhanRig } from './testing/wuhan-rig.ts';

/** A log that keeps its lines; `calls` are those about a call. */
function createLog() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const calls = () => lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'call');
  return { log: pino({ level: 'trace' }, sink), calls, text: () => lines.join('') };
}

it('has a line for each call of Wuhan, and no secret in any', async () => {
  const { log, calls, text } = createLog();
  const rig = await createWuhanRig({ log });
  const token = rig.server.credentials['wuhan']?.['demo-fast'] ?? '';
  const nonce = 'nonce-of-this-test';
  await rig.call({ nonce, body: { query: { inv: '孙文静' } } });
  await rig.call({ nonce });
  await rig.call({ token: `${token}x`, path: `/ebus/kftp?token=${token}` });
  await rig.close();

  expect(calls().map(({ errcode, caller }) => [errcode, caller])).toEqual([
    [0, 'demo-fast'],
    [1433, undefined],
    [1433, undefined],
  ]);
  expect(text()).not.toMatch(new RegExp(`${token}|${nonce}|孙文静|[0-9A-F]{64}`));
});

it('has a line for each call of Inner Mongolia, and no secret, token or query in any', async () => {
  const { log, calls, text } = createLog();
  const rig = await createNeimengguRig({ log });
  const secret = rig.server.credentials['neimenggu']?.['demo-case'] ?? '';
  const token = await rig.token();
  await rig.login({ appSecret: `${secret}x`, account: '孙文静' });
  await rig.call({ path: logoutPath, query: `access_token=${token}&who=somebody`, body: '{' });
  await rig.logout(token);
  await rig.logout(token);
  await rig.call({ path: '/security/nowhere', query: `access_token=${token}`, body: {} });
  await rig.close();

  expect(calls().map(({ ackCode, errorCode, caller }) => [ackCode ?? errorCode, caller])).toEqual([
    ['SUCCESS', 'demo-case'],
    ['12004', undefined],
    ['19400', 'demo-case'],
    ['SUCCESS', 'demo-case'],
    ['13000', undefined],
    ['19404', undefined],
  ]);
  expect(text()).not.toMatch(new RegExp(`${token}|${secret}|access_token|somebody|孙文静`));
});

/** Logs more than is gathered at once, a turn of the event loop for each line, and ends. */
const talkative = `
  const { createLog } = await import('${new URL('log.ts', import.meta.url).href}');
  const log = createLog('info');
  for (let line = 0; line < 500; line += 1) {
    log.info('x'.repeat(100));
    await new Promise(setImmediate);
  }`;

/** Whatever is written there finds no space, as on a full disk. */
const fullPlace = '/dev/full';

it.runIf(process.platform === 'linux')('stops nobody if there is no space for it', async () => {
  const full = openSync(fullPlace, 'w');
  const program = ['--input-type=module', '-e', talkative];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'ignore', full] });
  const killing = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const [code] = await once(child, 'exit');
  clearTimeout(killing);
  closeSync(full);

  expect(code).toBe(0);
});
