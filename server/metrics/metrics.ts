import { Counter, Gauge, Registry } from 'prom-client';
import type { Holdings } from '../platform.ts';
import { addDurations, type Observe } from './durations.ts';
import { addProcessFigures } from './process-figures.ts';
import { timedHoldings } from './timed.ts';
import type { EndedCall, Level, Watch } from './watch.ts';

/** Figures of one running server, for Prometheus. */
export interface Metrics {
  readonly watch: Watch;
  /** The media type of `text`. */
  readonly contentType: string;
  /** The same stores and audit, watched. */
  watched<H extends Pick<Holdings, 'stores' | 'audit'>>(holdings: H): H;
  /** All figures in the exposition format. */
  text(): Promise<string>;
  close(): void;
}

/** Seconds: a point read takes some 0.1 ms, a case of 100,000 entities half a second. */
const callBuckets = [
  ...[0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05],
  ...[0.1, 0.25, 0.5, 1, 2.5, 5, 10],
];
const storeBuckets = [
  ...[0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005],
  ...[0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
];

const levels: Readonly<Record<Level, readonly [name: string, help: string]>> = {
  waiting: ['qiyue_calls_waiting', 'Calls that wait to be begun with.'],
  working: ['qiyue_calls_at_work', 'Calls that are worked on.'],
  proofs: ['qiyue_password_proofs', 'Passwords that are proved with Argon2id or wait for it.'],
};

/** Everything is registered here and nowhere else: each server has figures of its own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const stop = addProcessFigures(registry);
  const watchCalls = addCalls(registry);
  const timingOf = addStores(registry);
  return {
    watch: {
      ended: watchCalls,
      level(level, read) {
        const [name, help] = levels[level];
        const collect = function (this: Gauge) {
          this.set(read());
        };
        new Gauge({ name, help, registers: [registry], collect });
      },
    },
    contentType: registry.contentType,
    watched: (holdings) => timedHoldings(holdings, timingOf),
    text: () => registry.metrics(),
    close: stop,
  };
}

function addCalls(registry: Registry): Watch['ended'] {
  const registers = [registry];
  const calls = new Counter({
    name: 'qiyue_calls_total',
    help: 'Calls by contract, operation and result code or kind of refusal.',
    labelNames: ['contract', 'operation', 'outcome'],
    registers,
  });
  const observe = addCallDurations(registry);
  const sheds = new Counter({
    name: 'qiyue_sheds_total',
    help: 'Calls that were turned away because of overload.',
    labelNames: ['contract', 'reason'],
    registers,
  });
  return ({ contract, operation, outcome, seconds, shed }: EndedCall) => {
    calls.inc({ contract, operation, outcome });
    if (shed) sheds.inc({ contract, reason: shed });
    else observe(contract, operation)(seconds);
  };
}

function addCallDurations(registry: Registry) {
  const open = addDurations(registry, {
    name: 'qiyue_call_duration_seconds',
    help: 'From the arrival of the headers to the reply, without calls that were turned away.',
    buckets: callBuckets,
  });
  const known = new Map<string, Observe>();
  return (contract: string, operation: string): Observe => {
    const key = `${contract} ${operation}`;
    const observe = known.get(key) ?? open({ contract, operation });
    known.set(key, observe);
    return observe;
  };
}

function addStores(registry: Registry) {
  const open = addDurations(registry, {
    name: 'qiyue_store_duration_seconds',
    help: 'What a store takes to answer, by port and method.',
    buckets: storeBuckets,
  });
  const failures = new Counter({
    name: 'qiyue_store_failures_total',
    help: 'Calls of a store that failed.',
    labelNames: ['store', 'method'],
    registers: [registry],
  });
  return (store: string, method: string) => {
    const observe = open({ store, method });
    const failure = failures.labels(store, method);
    return (seconds: number, hasFailed: boolean) => {
      observe(seconds);
      if (hasFailed) failure.inc();
    };
  };
}
