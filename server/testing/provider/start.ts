import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order } from './main.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import type { PageRequest } from './records.ts';
import type { ProviderFacts } from './serve.ts';

/** A provider in a process of its own. */
export interface StartedProvider extends ProviderFacts {
  /** From now on it does this wrong; nothing of the kind without an argument. */
  misbehave(wrong?: Misbehaviour): Promise<void>;
  /** Gives the last of its records other grades, as of now. */
  renew(count: number): Promise<void>;
  /** The requests that it understood since this was asked last, or anything else was. */
  takeRequests(): Promise<readonly PageRequest[]>;
  /** Resolves once that page was asked for; the requests up to then count as taken. */
  reached(page: number): Promise<void>;
  close(): Promise<void>;
}

const main = fileURLToPath(new URL('main.ts', import.meta.url));

/** How many records it has, where it listens, and where the judge's target file goes. */
export interface ProviderGiven {
  readonly records?: number;
  readonly port?: number;
  readonly target?: string;
}

/** Starts it and resolves once it answers. */
export async function startProvider(given: ProviderGiven = {}): Promise<StartedProvider> {
  const { records = 25, port = 0, target } = given;
  const words = ['--records', `${records}`, '--port', `${port}`];
  const child = fork(main, target === undefined ? words : [...words, '--write-target', target], {
    execArgv: [],
  });
  // The two ends of this channel are written together.
  const [facts] = (await once(child, 'message')) as [ProviderFacts];

  async function order(given: Order): Promise<readonly PageRequest[]> {
    const answered = once(child, 'message');
    child.send(given);
    const [requests] = (await answered) as [readonly PageRequest[]];
    return requests;
  }
  return {
    ...facts,
    async misbehave(wrong) {
      await order({ misbehave: wrong ?? null });
    },
    async renew(count) {
      await order({ renew: count });
    },
    takeRequests: () => order({}),
    async reached(page) {
      await order({ reached: page });
    },
    async close() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
