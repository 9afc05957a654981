import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

const root = new URL('../../', import.meta.url);

/** A server in a process of its own. */
export interface Contestant {
  readonly port: number;
  /** Seconds of processor time so far; `undefined` where the system does not tell. */
  work(): number | undefined;
  /** The most memory that it ever held, in MiB; `undefined` where the system does not tell. */
  peakMemory(): number | undefined;
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
  const server = launched(argumentsFor(String(port)), pinned, ['ignore', 'ignore', 'inherit']);
  await untilOpen(port, server);
  const { pid } = server;
  return {
    port,
    work: () => workOf(pid),
    peakMemory: () => peakMemoryOf(pid),
    stop: () => stopped(server),
  };
}

/** Runs a script to its end where servers run; gives what it printed. */
export async function runScript(line: readonly string[], pinned: boolean): Promise<string> {
  const script = launched(line, pinned, ['ignore', 'pipe', 'inherit']);
  const printed = script.stdout ? text(script.stdout) : '';
  const [code] = await once(script, 'exit');
  if (code !== 0) throw new Error(`${line.join(' ')} ended with ${code}`);
  return printed;
}

function launched(line: readonly string[], pinned: boolean, stdio: StdioOptions): ChildProcess {
  const whole = [process.execPath, ...line];
  const [command = '', ...rest] = pinned ? ['taskset', '-c', '0', ...whole] : whole;
  const env = { ...process.env, QIYUE_LOG_LEVEL: 'silent', QIYUE_KEY_FILE: '' };
  return spawn(command, rest, { cwd: root, stdio, env });
}

/** Linux counts in ticks of 10 ms; user and system time are the 14th and 15th field. */
function workOf(pid = 0): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const afterName = readFileSync(file, 'utf8').split(') ').at(-1) ?? '';
  const [user, system] = afterName.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) / 100;
}

function peakMemoryOf(pid = 0): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]) / 1024;
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
