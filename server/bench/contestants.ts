import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../testing/engines/free-port.ts';
import { memoryOf, workOf } from './processes.ts';

const root = new URL('../../', import.meta.url);

/** A server in a process of its own, or in several. */
export interface Contestant {
  readonly port: number;
  /** Seconds of processor time so far; `undefined` where the system does not tell. */
  work(): number | undefined;
  /** The most memory that it ever held, in MiB; `undefined` where the system does not tell. */
  peakMemory(): number | undefined;
  /** The memory that it holds now, in MiB. */
  memory(): number | undefined;
  stop(): Promise<void>;
}

/**
 * Where a process runs: `true`, on the first core alone; `false`, wherever this process may;
 * `everywhere`, on all cores although this process keeps to one.
 */
export type Placement = boolean | 'everywhere';

export type Variables = Readonly<Record<string, string>>;

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
  placement: Placement,
  variables: Variables = {},
): Promise<Contestant> {
  const port = await freePort();
  const line = argumentsFor(String(port));
  const server = launched({ line, placement, variables, stdio: ['ignore', 'ignore', 'inherit'] });
  await untilOpen(port, server);
  const { pid } = server;
  return {
    port,
    work: () => workOf(pid),
    peakMemory: () => memoryOf(pid, 'VmHWM'),
    memory: () => memoryOf(pid, 'VmRSS'),
    stop: () => stopped(server),
  };
}

/** Runs a script to its end where servers run; gives what it printed. */
export async function runScript(
  line: readonly string[],
  placement: Placement,
  variables: Variables = {},
): Promise<string> {
  const script = launched({ line, placement, variables, stdio: ['ignore', 'pipe', 'inherit'] });
  const printed = script.stdout ? text(script.stdout) : '';
  const [code] = await once(script, 'exit');
  if (code !== 0) throw new Error(`${line.join(' ')} ended with ${code}`);
  return printed;
}

interface Launch {
  readonly line: readonly string[];
  readonly placement: Placement;
  readonly variables: Variables;
  readonly stdio: StdioOptions;
}

function launched({ line, placement, variables, stdio }: Launch): ChildProcess {
  const [command = '', ...rest] = [...onCores(placement), process.execPath, ...line];
  const quiet = { QIYUE_LOG_LEVEL: 'silent', QIYUE_KEY_FILE: '' };
  const env = { ...process.env, ...quiet, ...variables };
  return spawn(command, rest, { cwd: root, stdio, env });
}

/** The number of cores is asked for before this process keeps to one. */
const lastCore = availableParallelism() - 1;

function onCores(placement: Placement): readonly string[] {
  if (placement === false) return [];
  return ['taskset', '-c', placement === 'everywhere' ? `0-${lastCore}` : '0'];
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
