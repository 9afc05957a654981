import { setTimeout as wait } from 'node:timers/promises';
import type { Text } from '../../spec/language.ts';
import type { Daemon } from '../testing/engines/daemon.ts';
import type { Stage } from './stage.ts';

/** Something that goes wrong while callers are at work. */
export interface Fault<S extends Stage = Stage> {
  /** What `--only` calls it. */
  readonly key: string;
  readonly name: Text;
  /**
   * Does it, mends it, and calls `mended` at that moment, from which the servers have to get over
   * it by themselves. Gives what was not as the documents say, which is nothing in the best case.
   */
  strike(stage: S, mended: () => void): Promise<readonly Text[]>;
  /** No call may fail because of it. */
  readonly flawless?: true;
  /** Strands that stay refused beyond the run, on purpose; nobody waits for them. */
  readonly closed?: readonly string[];
}

/** Milliseconds that a server may need to see that what it stands on is gone, or back. */
const patience = 10_000;

/** Waits until all of them say on `/readyz` what they should; else a sentence that says so. */
export async function untilReadiness(
  instances: readonly Daemon[],
  expected: 200 | 503,
): Promise<readonly Text[]> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    const statuses = await Promise.all(instances.map(readiness));
    if (statuses.every((status) => status === expected)) return [];
    await wait(100);
  }
  return [
    {
      zh: `/readyz 没有在 ${patience / 1_000} 秒内在每个实例上都变为 ${expected}`,
      en: `/readyz did not become ${expected} on every instance within ${patience / 1_000} s`,
    },
  ];
}

async function readiness({ url }: Daemon): Promise<number> {
  try {
    const signal = AbortSignal.timeout(patience);
    const reply = await fetch(`${url}/readyz`, { signal });
    await reply.arrayBuffer();
    return reply.status;
  } catch {
    return 0;
  }
}
