import type { Holdings } from '../platform.ts';

/** Is told how long a method of a store took, and whether it rejected. */
export type Timing = (seconds: number, hasFailed: boolean) => void;

/** Gives what is told about one method; asked once for each, not once for each call. */
export type TimingOf = (store: string, method: string) => Timing;

type Method = (...given: readonly unknown[]) => unknown;

const isMethod = (value: unknown): value is Method => typeof value === 'function';

/** The same stores and the same audit, whose answers are timed on the way. */
export function timedHoldings<H extends Pick<Holdings, 'stores' | 'audit'>>(
  holdings: H,
  timingOf: TimingOf,
): H {
  const ports = Object.entries(holdings.stores).map(([name, port]) => [
    name,
    isMethod(port) ? port : timedPort(name, port, timingOf),
  ]);
  const audit = timedPort('audit', holdings.audit, timingOf);
  return { ...holdings, stores: Object.fromEntries(ports), audit };
}

function timedPort<P extends object>(store: string, port: P, timingOf: TimingOf): P {
  const timed = Object.entries(port).map(([name, method]) => [
    name,
    isMethod(method) ? timedMethod(method, timingOf(store, name)) : method,
  ]);
  // Under each name stands what stood there, with the same arguments and the same results.
  return Object.fromEntries(timed) as P;
}

/** What answers at once, as the opening of an import, is not waited for and so not timed. */
function timedMethod(method: Method, told: Timing): Method {
  return (...given) => {
    const start = performance.now();
    const answer = method(...given);
    if (!(answer instanceof Promise)) return answer;
    return answer.then(
      (value) => {
        told((performance.now() - start) / 1000, false);
        return value;
      },
      (error) => {
        told((performance.now() - start) / 1000, true);
        throw error;
      },
    );
  };
}
