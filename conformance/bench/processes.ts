import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

const root = new URL('../../', import.meta.url);

/** Moves this process and what it starts to the second core, if the system can do that. */
export function pinHere(): boolean {
  if (availableParallelism() < 2) return false;
  return spawnSync('taskset', ['-a', '-cp', '1', String(process.pid)]).status === 0;
}

/** Starts the reference server with demo data and waits for `wuhan.yaml` in `folder`. */
export async function startReference(folder: string, pinned: boolean) {
  const storage = ['--database', `${folder}/demo.sqlite`, '--write-target', `${folder}/wuhan.yaml`];
  const line = ['qiyue.ts', 'serve', '--seed', 'demo', '--port', '0', ...storage];
  const [command = '', ...rest] = [
    ...(pinned ? ['taskset', '-c', '0'] : []),
    process.execPath,
    ...line,
  ];
  const env = { ...process.env, QIYUE_LOG_LEVEL: 'silent', QIYUE_KEY_FILE: '' };
  const server = spawn(command, rest, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  await untilWritten(`${folder}/wuhan.yaml`, server);
  return async () => {
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  };
}

async function untilWritten(file: string, server: ChildProcess) {
  while (server.exitCode === null) {
    const written = await readFile(file, 'utf8').catch(() => '');
    if (written !== '') return;
    await wait(50);
  }
  throw new Error(`the reference server ended with ${server.exitCode} before it listened`);
}

/** Runs a script of ours to its end; gives what it printed and the milliseconds it took in all. */
export async function timed(...line: readonly string[]) {
  const start = performance.now();
  const child = spawn(process.execPath, line, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [printed, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  const whole = performance.now() - start;
  if (code !== 0) throw new Error(`${line.join(' ')} ended with ${code}:\n${printed}${complaint}`);
  return { printed, whole };
}
