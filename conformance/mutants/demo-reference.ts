import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Role } from '../contract/role.ts';
import { readTarget, type Target } from '../target/target.ts';

/** The reference server with demo data, in a process of its own. */
export interface DemoReference {
  /** The target of the contract that was asked for. */
  readonly target: Target;
  /** The SQLite file it serves. */
  readonly database: string;
  /** The process it runs in. */
  readonly pid: number | undefined;
  readonly close: () => Promise<void>;
}

const root = new URL('../../', import.meta.url);

/** Starts it on a free port with a fresh database; the judge's side never loads the server. */
export async function startDemoReference(
  options: readonly string[] = [],
  role: Role = 'wuhan',
): Promise<DemoReference> {
  const folder = await mkdtemp(join(tmpdir(), 'qiyue-reference-'));
  const file = (name: string) => join(folder, name);
  const program = role === 'shanxi-provider' ? provider(folder) : platforms(folder);
  const all = [...program, '--port', '0', ...options];
  const server = spawn(process.execPath, all, { cwd: root, stdio: 'ignore' });
  const close = async (): Promise<void> => {
    const ended = server.exitCode === null ? once(server, 'exit') : undefined;
    server.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  while (server.exitCode === null) {
    const text = await readFile(file(`${role}.yaml`), 'utf8').catch(() => '');
    // The server writes the file when it listens.
    if (text !== '') {
      const target = readTarget(file(`${role}.yaml`), process.env);
      return { target, database: file('demo.sqlite'), pid: server.pid, close };
    }
    await wait(50);
  }
  await close();
  throw new Error(`the reference server ended with ${server.exitCode}`);
}

const platforms = (folder: string): readonly string[] => [
  ...['qiyue.js', 'serve', '--seed', 'demo'],
  ...['--database', join(folder, 'demo.sqlite'), '--write-targets', folder],
];

/** The other side of Shanxi's collection, which no platform serves. */
const provider = (folder: string): readonly string[] => [
  'server/testing/provider/main.ts',
  ...['--write-target', join(folder, 'shanxi-provider.yaml')],
];
