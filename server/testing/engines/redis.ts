import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type Daemon, startDaemon } from './daemon.ts';
import { freePort } from './free-port.ts';

/** Whether a Redis still has, after a crash, all that it confirmed. */
export type Memory = 'volatile' | 'durable';

/** Starts a Redis that refuses writes, rather than forget, when it is full. */
export async function startRedis(program: string, folder: string, memory: Memory): Promise<Daemon> {
  mkdirSync(folder);
  const [port, password] = [await freePort(), randomBytes(16).toString('hex')];
  const settings = [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    `dir ${folder}`,
    'maxmemory-policy noeviction',
    'save ""',
    `appendonly ${memory === 'durable' ? 'yes' : 'no'}`,
    'appendfsync always',
  ];
  return startDaemon(
    `redis://:${password}@127.0.0.1:${port}/0`,
    {
      command: program,
      words: ['-'],
      input: settings.join('\n'),
      ready: /Ready to accept connections/,
    },
    'SIGTERM',
  );
}
