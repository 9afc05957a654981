import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Passid } from './calls.ts';
import { endProcess, startProgram } from './engines/child.ts';
import { freePort } from './engines/free-port.ts';

/** A server of several processes on a new database with demo data. */
export interface Team {
  readonly primary: ChildProcess;
  readonly url: string;
  /** Where all its files are. */
  readonly folder: string;
  /** An application of Wuhan from the target file that it wrote. */
  application(name: string): Passid;
  /** The processes of the workers; Linux tells. */
  workers(): readonly number[];
  /** What it wrote to its log since it was ready. */
  logged(): string;
  close(): Promise<void>;
}

const program = fileURLToPath(new URL('../../qiyue.ts', import.meta.url));

/** The command line of a server whose database is in that folder. */
export const serveWords = (folder: string, port: string, workers = 2): readonly string[] => [
  ...[program, 'serve', '--workers', `${workers}`, '--port', port, '--seed', 'demo'],
  ...['--database', join(folder, 'qiyue.sqlite'), '--write-targets', join(folder, 'targets')],
];

/** Starts one, with as many workers. */
export async function startTeam(count: number): Promise<Team> {
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-'));
  const log = join(folder, 'log');
  const { process: primary, said } = await startProgram({
    command: process.execPath,
    // When all workers are gone, a port that the system chose would be gone with them.
    words: serveWords(folder, `${await freePort()}`, count),
    ready: /"url":"([^"]+)".*"msg":"listening"/,
    log,
    // A busy machine may take longer than a server would wait for its callers.
    options: { env: { ...process.env, TMPDIR: folder, QIYUE_GRACE: '60000' } },
  });
  const read = (name: string) => readFileSync(name, 'utf8');
  return {
    primary,
    folder,
    url: said[1] ?? '',
    application: (name) => parse(read(join(folder, 'targets', 'wuhan.yaml')))[name],
    workers: () => childrenOf(primary).map(Number),
    logged: () => read(log),
    async close() {
      await endProcess(primary, 'SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Their numbers; none where the process is gone. */
function childrenOf({ pid }: ChildProcess): readonly string[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? (readFileSync(file, 'utf8').match(/\d+/g) ?? []) : [];
}
