import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { budget } from './budget.ts';
import type { Line } from './tool.ts';

export interface Bounds {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How many requests the server under test has had. */
  readonly requests: () => number;
}

export interface Ended {
  readonly seconds: number;
  readonly exitCode: number | null;
  readonly cut: boolean;
  readonly printed: string;
}

/** Runs one command to its end, or to the end of the budget; nothing of it stays alive. */
export async function bounded([program, ...rest]: Line, bounds: Bounds): Promise<Ended> {
  const start = performance.now();
  // A file, not a pipe: some tools end before a pipe has taken all that they print.
  const file = join(bounds.folder, 'printed.txt');
  const printed = openSync(file, 'w');
  const child = spawn(program, rest, {
    cwd: bounds.folder,
    env: { ...process.env, NO_COLOR: '1', CI: 'true', ...bounds.environment },
    stdio: ['ignore', printed, printed],
    detached: true,
  });
  let cut = false;
  const seconds = () => (performance.now() - start) / 1000;
  const watch = setInterval(() => {
    if (seconds() < budget.seconds && bounds.requests() <= budget.requests) return;
    cut = true;
    endGroup(child.pid);
  }, 100);
  const [exitCode] = await once(child, 'exit');
  clearInterval(watch);
  closeSync(printed);
  const took = seconds();
  // What it started and left behind, such as a browser or a proxy.
  endGroup(child.pid);
  return { seconds: took, exitCode, cut, printed: readFileSync(file, 'utf8') };
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
