import type { Text } from '../../../spec/language.ts';
import type { Check } from '../../check.ts';
import type { Selected } from '../../checks/joined.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Observation } from '../../exchange/observation.ts';
import { Mismatch } from '../../mismatch.ts';
import type { Target } from '../../target/target.ts';
import type { RecordedExchange } from '../exchange.ts';
import type { Traffic } from '../judge-traffic.ts';
import { type LeftOut, reasonOf } from '../left-out.ts';
import { matcherOf } from '../matching.ts';
import { isPassive, type RecordedSession } from '../passive.ts';
import { type Judgeable, lookAt } from '../traffic.ts';
import type { Passed } from './passing.ts';
import type { Trouble } from './start-proxy.ts';
import { createTally } from './tally.ts';

/** An exchange that was judged as soon as it was over. */
export interface Watched {
  readonly judgeable: Judgeable;
  /** What it shows by itself; exchanges that contradict each other only the report can show. */
  readonly faults: readonly { readonly check: string; readonly text: Text }[];
}

/** Keeps what passes, within bounds, and judges each exchange. */
export interface Watch {
  /** Null where it is no call of the contract. */
  readonly see: (passed: Passed) => Watched | null;
  /** Counts what has passed, or was refused, without being judged. */
  readonly note: (trouble: Trouble) => void;
  readonly traffic: () => Traffic;
  readonly leftOut: () => readonly LeftOut[];
}

/** So much is kept for the report; beyond it, what shows nothing wrong is let go, oldest first. */
export interface Keeping {
  readonly exchanges: number;
  readonly bytes: number;
}

const keeping: Keeping = { exchanges: 5_000, bytes: 128 * 1024 * 1024 };

/** Begins to watch an endpoint. */
export function createWatch(
  contract: Contract,
  target: Target,
  checks: Selected['checks'],
  { exchanges, bytes }: Keeping = keeping,
): Watch {
  const match = matcherOf(contract, target);
  const startedAt = new Date();
  // The one cast: see `judgeTraffic`.
  const passive = checks.filter(isPassive) as unknown as readonly Check<RecordedSession>[];
  const leftOut = createTally(new URL(target.url).origin);
  let kept: readonly Kept[] = [];
  let [total, size, end] = [0, 0, 0];

  const see = (passed: Passed): Watched | null => {
    const exchange = exchangeOf(passed, target);
    const judgeable = exchange && lookAt(contract, match, exchange, startedAt.getTime());
    if (!judgeable) {
      leftOut.note(exchange && reasonOf(contract, match, exchange));
      return null;
    }
    const { observation, isAnswered } = judgeable;
    const shown = isAnswered ? faultsOf(passive, { contract, target, observation }) : [];
    const faults = [
      ...shown,
      ...judgeable.accepted.map(({ check, mismatch }) => told(check, mismatch)),
    ];
    const own = { judgeable, size: sizeOf(passed), isClean: faults.length === 0 };
    [total, size, end] = [total + 1, size + own.size, observation.startedAt + observation.duration];
    kept = [...kept, own];
    while (kept.length > exchanges || size > bytes) {
      const at = Math.max(
        0,
        kept.findIndex(({ isClean }) => isClean),
      );
      size -= kept[at]?.size ?? 0;
      kept = kept.toSpliced(at, 1);
    }
    return { judgeable, faults };
  };

  return {
    see,
    note: leftOut.note,
    leftOut: leftOut.all,
    traffic: () => ({
      contract,
      target,
      seen: kept.map(({ judgeable }) => judgeable),
      startedAt,
      duration: end,
      isMasked: false,
      total,
      leftOut: leftOut.all(),
    }),
  };
}

interface Kept {
  readonly judgeable: Judgeable;
  readonly size: number;
  readonly isClean: boolean;
}

const sizeOf = ({ body, reply }: Passed): number => (body?.length ?? 0) + (reply?.body.length ?? 0);

/** Null where the address is none. */
function exchangeOf(passed: Passed, { url: base }: Target): RecordedExchange | null {
  const { address, method, headers, body, reply, failure, startedAt, duration } = passed;
  const whole = address.startsWith('/') ? new URL(base).origin + address : address;
  if (!URL.canParse(whole, base)) return null;
  return {
    request: { method, url: new URL(whole, base), headers, body: body && Buffer.from(body) },
    reply: reply && { ...reply, body: Buffer.from(reply.body) },
    failure,
    startedAt,
    duration,
    isMasked: false,
  };
}

interface Single extends Pick<RecordedSession, 'contract' | 'target'> {
  readonly observation: Observation;
}

function faultsOf(checks: readonly Check<RecordedSession>[], { observation, ...rest }: Single) {
  const session: RecordedSession = { ...rest, all: [observation], own: [], warn: () => undefined };
  return checks.flatMap((check) => {
    try {
      // Whatever looks back has nothing to wait for.
      void check.run(session);
      return [];
    } catch (error) {
      return error instanceof Mismatch ? [told(check.id, error)] : [];
    }
  });
}

const told = (check: string, { expected, actual }: Mismatch) => ({
  check,
  text: {
    zh: `应为 ${expected.zh}，实为 ${actual.zh}`,
    en: `expected ${expected.en}, got ${actual.en}`,
  },
});
