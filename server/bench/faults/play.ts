import type { Played } from '../../chaos/play.ts';
import { runScript } from '../contestants.ts';
import type { BenchSetting } from '../setting.ts';

/** What a first look tries: one fault, on SQLite alone. */
const cheap = ['disk-full'];

/** Tries out all faults of `make chaos`. */
export async function playFaults({ pinned, share }: BenchSetting): Promise<Played> {
  const line = ['server/bench/faults/run.ts', ...(share < 1 ? cheap : [])];
  const printed = await runScript(line, pinned ? 'everywhere' : false);
  // The script has just written it; of its numbers one may be absent, and is then `undefined`.
  return JSON.parse(printed.split('\n').at(-1) ?? '') as Played;
}
