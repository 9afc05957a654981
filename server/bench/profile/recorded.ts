import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Contestant, type Placement, startContestant } from '../contestants.ts';
import type { BenchSetting } from '../setting.ts';
import { type BenchPlace, variablesOf } from '../shared-engines.ts';
import type { CpuProfile } from './rooms.ts';

/** A reference server of which each process writes a CPU profile when it ends. */
export interface Recording {
  /** Also that of the folder for the profiles. */
  readonly name: string;
  readonly place: BenchPlace;
  readonly processes: number;
  readonly placement: Placement;
}

/** What became of its use, and the profiles of the processes that served. */
export interface Recorded<T> {
  readonly seen: T;
  readonly profiles: readonly CpuProfile[];
}

/** Starts it, uses it and ends it. Processes that it starts inherit `--cpu-prof` from it. */
export async function recorded<T>(
  { name, place, processes, placement }: Recording,
  { folder }: Pick<BenchSetting, 'folder'>,
  use: (server: Contestant) => Promise<T>,
): Promise<Recorded<T>> {
  const own = join(folder, `profiles-${name}`);
  const line = (port: string) => [
    ...['--cpu-prof', '--cpu-prof-dir', own],
    ...['qiyue.ts', 'serve', '--port', port, '--workers', String(processes)],
  ];
  const server = await startContestant(line, placement, variablesOf(place));
  const seen = await use(server).finally(server.stop);
  return { seen, profiles: profilesIn(own).slice(0, processes) };
}

/** In the order in which they were written: a process that starts others ends after them. */
function profilesIn(folder: string): readonly CpuProfile[] {
  const files = readdirSync(folder).map((name) => join(folder, name));
  return files
    .map((file) => ({ file, written: statSync(file).mtimeMs }))
    .sort((one, other) => one.written - other.written)
    .map(({ file }) => JSON.parse(readFileSync(file, 'utf8')));
}

/** Now, on the clock of the profiles. */
export const moment = (): number => Number(process.hrtime.bigint() / 1_000n);
