import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

const root = new URL('../../', import.meta.url);

/** Moves this process, and what it starts from now on, to a core, if the system can do that. */
export const moveTo = (core: number): boolean =>
  spawnSync('taskset', ['-a', '-cp', `${core}`, `${process.pid}`]).status === 0;

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
