import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { StartedProvider } from './provider/start.ts';

/** How a program ended, and what it said. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A program at work. */
export interface Running {
  readonly pid: number | undefined;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

/** A directory with a configuration, in which the program runs as cron would run it. */
export interface CollectDirectory {
  file(name: string): string;
  configure(providers: object): void;
  /** Words that hold blanks come behind the line. */
  start(line: string, ...more: readonly string[]): Running;
  run(line: string, ...more: readonly string[]): Promise<Ended>;
  /** What `qiyue collections list` shows, cell by cell. */
  listed(): Promise<readonly (readonly string[])[]>;
  remove(): void;
}

const program = fileURLToPath(new URL('../../qiyue.ts', import.meta.url));

/** Makes it, with the provider under two names: `tax`, which is published, and `quick`. */
export function collectDirectory({ url, publicKey }: StartedProvider): CollectDirectory {
  const directory = mkdtempSync(join(tmpdir(), 'qiyue-'));
  const file = (name: string) => join(directory, name);
  const configure = (providers: object) =>
    writeFileSync(file('collect.yaml'), stringify({ providers }));
  const start = (line: string, ...more: readonly string[]): Running => {
    const words = [program, ...line.split(' '), ...more, '--database', 'd.sqlite', '--lang', 'en'];
    const child = spawn(process.execPath, words, {
      cwd: directory,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { pid: child.pid, kill: (signal) => void child.kill(signal), ended: endOf(child) };
  };
  const run = (...line: Parameters<typeof start>) => start(...line).ended;
  configure({ tax: { url, publicKey, publish: true }, quick: { url, publicKey, attempts: 1 } });
  return {
    ...{ file, configure, start, run },
    async listed() {
      const { out } = await run('collections list');
      const lines = out.split('\n').filter((line) => line !== '');
      return lines.map((line) => line.split('\t'));
    },
    remove: () => rmSync(directory, { recursive: true }),
  };
}

async function endOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ended> {
  const [out, err] = [child.stdout.toArray(), child.stderr.toArray()];
  const [code] = await once(child, 'close');
  return { code: Number(code), out: (await out).join(''), err: (await err).join('') };
}
