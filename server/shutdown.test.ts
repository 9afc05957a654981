import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSocket } from './testing/raw.ts';
import { createShanxiRig } from './testing/shanxi-rig.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A log, and the levels of its lines. */
function createLevels() {
  const levels: number[] = [];
  const write = (line: string) => void levels.push(JSON.parse(line).level);
  return { levels, log: pino({ level: 'warn' }, { write }) };
}

it('a request that is cut off when the grace ends is recorded, and no fault', async () => {
  const { levels, log } = createLevels();
  const rig = await createShanxiRig({ directory, log, config: { grace: 50 } });
  const socket = openSocket(rig.server.url).resume();
  socket.on('error', () => {});
  socket.write('POST /getToken HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{');
  await rig.ask('getPublicKey');
  const closed = once(socket, 'close');
  await rig.server.close();
  await closed;
  const rows = await rig.records();

  expect(rows.slice(1)).toMatchObject([{ operation: 'getToken', outcome: 'cut-off' }]);
  expect(levels).toEqual([40]);
});
