import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ContractId } from '../../generated/requirements.ts';
import { readTarget, type Target } from '../target.ts';

/** The reference server with demo data, in a process of its own. */
export interface DemoReference {
  /** The target of the contract that was asked for. */
  readonly target: Target;
  /** The SQLite file it serves. */
  readonly database: string;
  readonly close: () => Promise<void>;
}

const root = new URL('../../', import.meta.url);

/** Starts it on a free port with a fresh database; the judge's side never loads the server. */
export async function startDemoReference(
  options: readonly string[] = [],
  contract: ContractId = 'wuhan',
): Promise<DemoReference> {
  const folder = await mkdtemp(join(tmpdir(), 'qiyue-reference-'));
  const file = (name: string) => join(folder, name);
  const storage = ['--database', file('demo.sqlite'), '--write-targets', folder];
  const program = ['qiyue.ts', 'serve', '--seed', 'demo', '--port', '0', ...storage, ...options];
  const server = spawn(process.execPath, program, { cwd: root, stdio: 'ignore' });
  const close = async (): Promise<void> => {
    const ended = server.exitCode === null ? once(server, 'exit') : undefined;
    server.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  while (server.exitCode === null) {
    const text = await readFile(file(`${contract}.yaml`), 'utf8').catch(() => '');
    // The server writes the file when it listens.
    if (text !== '') {
      const target = readTarget(file(`${contract}.yaml`), process.env);
      return { target, database: file('demo.sqlite'), close };
    }
    await wait(50);
  }
  await close();
  throw new Error(`the reference server ended with ${server.exitCode}`);
}
