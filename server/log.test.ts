import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, it } from 'vitest';
import { createRig } from './testing/rig.ts';

it('has a line for each call, and no secret in any', async () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const rig = await createRig({ log: pino({ level: 'trace' }, sink) });
  const token = rig.server.credentials['demo-fast'] ?? '';
  const nonce = 'nonce-of-this-test';
  await rig.call({ nonce, body: { query: { inv: '孙文静' } } });
  await rig.call({ nonce });
  await rig.call({ token: `${token}x`, path: `/ebus/kftp?token=${token}` });
  await rig.close();

  const calls = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'call');
  expect(calls.map(({ errcode, caller }) => [errcode, caller])).toEqual([
    [0, 'demo-fast'],
    [1433, undefined],
    [1433, undefined],
  ]);
  expect(lines.join('')).not.toMatch(new RegExp(`${token}|${nonce}|孙文静|[0-9A-F]{64}`));
});
