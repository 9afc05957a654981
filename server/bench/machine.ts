import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { installed, postgresFolder } from '../testing/engines/installed.ts';

/** What was measured, and on what; `null` where something is not there. */
export interface Machine {
  readonly commit: string | null;
  /** Whether files differ from that commit. */
  readonly isChanged: boolean;
  /** ISO, to the minute. */
  readonly date: string;
  readonly cores: number;
  readonly processor: string;
  /** GiB. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string | null;
  readonly redis: string | null;
}

/** Asks the machine; to be called before this process keeps to one core. */
export function machine(): Machine {
  const programs = postgresFolder();
  const redis = installed('redis-server');
  return {
    commit: printed('git', ['rev-parse', '--short', 'HEAD']),
    isChanged: printed('git', ['status', '--porcelain', '--', ...measured]) !== '',
    date: `${new Date().toISOString().slice(0, 16)}Z`,
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? '',
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split('-')[0]}`,
    node: process.versions.node,
    postgres: programs ? numberIn(printed(join(programs, 'postgres'), ['--version'])) : null,
    redis: redis ? numberIn(printed(redis, ['--version'])) : null,
  };
}

/** Folders whose content the figures depend on. */
const measured = ['server', 'conformance', 'spec', 'generated', 'qiyue.ts', 'package-lock.json'];

function printed(command: string, line: readonly string[]): string | null {
  const { status, stdout } = spawnSync(command, line, {
    cwd: new URL('../../', import.meta.url),
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : null;
}

const numberIn = (text: string | null): string | null =>
  /\d+(\.\d+)+/.exec(text ?? '')?.[0] ?? null;
