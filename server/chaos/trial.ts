import { setTimeout as wait } from 'node:timers/promises';
import type { Text } from '../../spec/language.ts';
import { startClient } from './client.ts';
import type { Fault } from './fault.ts';
import { type Counts, countsOf, type Entry, secondsUntilRight } from './ledger.ts';
import type { Stage } from './stage.ts';
import type { Strand } from './strand.ts';
import { type Comparison, sumOf } from './told.ts';

/** What a fault did to the callers, and to what they were told. */
export interface Trial extends Comparison {
  readonly name: Text;
  readonly counts: Counts;
  /** Absent if it was not right again in time. */
  readonly seconds: number | undefined;
  readonly findings: readonly Text[];
}

/** Milliseconds of work before the fault, of calm after it, and until nobody waits any more. */
const before = 1_500;
const calm = 2_000;
const longest = 60_000;

/** Lets the client work through a fault, then compares what it was told with what is there. */
export async function tryOut<S extends Stage>(
  fault: Fault<S>,
  stage: S,
  strands: readonly Strand[],
): Promise<Trial> {
  const client = startClient(strands);
  await wait(before);
  const begun = performance.now();
  let since = begun;
  const seen = await fault.strike(stage, () => {
    since = performance.now();
  });
  const names = strands.map(({ name }) => name);
  const watched = names.filter((name) => !fault.closed?.includes(name));
  const seconds = await untilRight(client.entries, { since, strands: watched });
  await client.stop();
  const counts = countsOf(client.entries);
  const wrong = client.entries.some(({ at, outcome }) => at > begun && outcome !== 'right');
  return {
    name: fault.name,
    counts,
    seconds,
    findings: [
      ...seen,
      ...(seconds === undefined ? [stillWrong] : []),
      ...(stage.instances.every((one) => one.isRunning()) ? [] : [ended]),
      ...(fault.flawless && wrong ? [notFlawless] : []),
    ],
    ...sumOf(await comparisons(strands)),
  };
}

/** One after the other: each asks the operator's commands, or the servers. */
export async function comparisons(strands: readonly Strand[]): Promise<readonly Comparison[]> {
  const found: Comparison[] = [];
  for (const strand of strands) found.push(await strand.compared());
  return found;
}

/** Seconds until the last wrong answer, once a while has passed without one. */
async function untilRight(
  entries: readonly Entry[],
  watched: { readonly since: number; readonly strands: readonly string[] },
): Promise<number | undefined> {
  const end = performance.now() + longest;
  while (performance.now() < end) {
    const seconds = secondsUntilRight(entries, watched);
    const calmSince = watched.since + (seconds ?? 0) * 1_000 + calm;
    if (seconds !== undefined && performance.now() > calmSince) return seconds;
    await wait(100);
  }
  return undefined;
}

const stillWrong: Text = {
  zh: `故障排除 ${longest / 1_000} 秒后仍未恢复正常`,
  en: `not right again ${longest / 1_000} s after it was mended`,
};

const ended: Text = { zh: '有实例自行退出', en: 'an instance ended by itself' };

const notFlawless: Text = { zh: '有调用失败', en: 'calls failed' };
