import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

const root = new URL('../../', import.meta.url);

/** A server in a process of its own. */
export interface Contestant {
  readonly port: number;
  /** Seconds of processor time so far; `undefined` where the system does not tell. */
  work(): number | undefined;
  stop(): Promise<void>;
}

/**
 * Moves this process, the client, to the second core and says whether servers can have the first
 * one to themselves; where the system has no `taskset` or one core, nothing is pinned.
 */
export function pinClient(): boolean {
  if (availableParallelism() < 2) return false;
  return spawnSync('taskset', ['-a', '-cp', '1', String(process.pid)]).status === 0;
}

/** Starts a server and waits until its port is open. `argumentsFor` is given the port. */
export async function startContestant(
  argumentsFor: (port: string) => readonly string[],
  pinned: boolean,
): Promise<Contestant> {
  const port = await freePort();
  const line = [process.execPath, ...argumentsFor(String(port))];
  const [command = '', ...rest] = pinned ? ['taskset', '-c', '0', ...line] : line;
  const server = spawn(command, rest, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, QIYUE_LOG_LEVEL: 'silent', QIYUE_KEY_FILE: '' },
  });
  await untilOpen(port, server);
  return { port, work: () => workOf(server.pid), stop: () => stopped(server) };
}

/** Linux counts in ticks of 10 ms; user and system time are the 14th and 15th field. */
function workOf(pid = 0): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const afterName = readFileSync(file, 'utf8').split(') ').at(-1) ?? '';
  const [user, system] = afterName.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) / 100;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

async function untilOpen(port: number, server: ChildProcess) {
  while (server.exitCode === null) {
    if (await isOpen(port)) return;
    await wait(50);
  }
  throw new Error(`a server ended with ${server.exitCode} before it listened`);
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

async function stopped(server: ChildProcess) {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill();
  await ended;
}
