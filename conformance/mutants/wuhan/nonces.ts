import { mend } from '../deviations.ts';
import type { WireRequest } from '../mutant.ts';
import { claimOf, passidOf, resigned, signedRightly } from './credentials.ts';
import type { Deviation, Surroundings } from './surroundings.ts';

/** One earlier call that used a nonce rightly (WH-R031). */
export interface Use {
  readonly timestamp: string;
  readonly path: string;
  /** How many calls of all nonces came between. */
  readonly ago: number;
}

type Entry = Omit<Use, 'ago'> & { readonly key: string };

/** Serves a call whose nonce is spent, where its earlier uses are of a certain kind. */
export const nonceMayReturn = (
  condition: (uses: readonly Use[], request: WireRequest) => boolean,
): Deviation =>
  mend((request, around) => condition(earlierUses(request, around), request), resigned);

/** Serves a call whose nonce is spent, while the call that spends it is still running. */
export const nonceMayRace: Deviation = (request, around) =>
  besideTwin(request, around, (hasTwin) =>
    around.forward(hasTwin && signedRightly(request, around) ? resigned(request, around) : request),
  );

/** The earlier uses of this call's nonce by its PASSID; the call itself is noted on the way. */
function earlierUses(request: WireRequest, around: Surroundings): readonly Use[] {
  if (!signedRightly(request, around)) return [];
  const history = historyIn(around.memory);
  const { nonce, timestamp } = claimOf(request);
  const key = keyOf(request, nonce);
  const uses = history.flatMap((entry, index) =>
    entry.key === key ? [{ ...entry, ago: history.length - index }] : [],
  );
  history.push({ key, timestamp, path: request.path });
  return uses;
}

/** Runs a call and says whether another one with the same nonce was still running at its start. */
async function besideTwin<T>(
  request: WireRequest,
  { memory }: Surroundings,
  run: (hasTwin: boolean) => Promise<T>,
): Promise<T> {
  const key = `running ${keyOf(request, claimOf(request).nonce)}`;
  const running = Number(memory.get(key) ?? 0);
  memory.set(key, running + 1);
  try {
    return await run(running > 0);
  } finally {
    memory.set(key, Number(memory.get(key)) - 1);
  }
}

const keyOf = (request: WireRequest, nonce: string): string => `${passidOf(request)} ${nonce}`;

function historyIn(memory: Map<string, unknown>): Entry[] {
  // Only this function writes under the name, so what stands there is its own list.
  const history = (memory.get('nonces') as Entry[] | undefined) ?? [];
  memory.set('nonces', history);
  return history;
}
