import { Worker } from 'node:worker_threads';
import { UsageError } from '../../../spec/usage-error.ts';
import type { FromJudge, ThreadOptions, ToJudge } from './judge-thread.ts';
import type { Passed } from './passing.ts';

/** The judge in its own thread, as the proxy sees it. */
export interface ProxyJudge extends AsyncDisposable {
  readonly ready: Promise<void>;
  /** What the last report says; rejects when the thread fails. */
  readonly ended: Promise<Ended>;
  readonly send: (message: Exclude<ToJudge, { readonly kind: 'passed' }>) => void;
  /** Hands an exchange over; resolves when it was judged. */
  readonly judge: (passed: Passed) => Promise<void>;
}

type Ended = FromJudge & { readonly kind: 'ended' };

/** Starts the thread; its lines go to standard output. */
export function startJudge(workerData: ThreadOptions): ProxyJudge {
  // The published package holds the same files compiled.
  const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./judge-thread.${suffix}`, import.meta.url), { workerData });
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<Ended>();
  // The thread judges in the order in which it is given.
  const waiting: (() => void)[] = [];
  const fail = (error: unknown): void => {
    ready.reject(error);
    ended.reject(error);
  };
  // Whoever waits for the one is not told a second time by the other.
  for (const { promise } of [ready, ended]) Promise.resolve(promise).catch(() => undefined);
  worker.on('error', fail);
  worker.on('message', (message: FromJudge) => {
    if (message.kind === 'ready') ready.resolve();
    else if (message.kind === 'line') {
      waiting.shift()?.();
      process.stdout.write(`${message.text}\n`);
    } else if (message.kind === 'ended') ended.resolve(message);
    else fail(new UsageError(message.text));
  });
  return {
    ready: ready.promise,
    ended: ended.promise,
    send: (message) => worker.postMessage(message),
    judge(passed) {
      worker.postMessage({ kind: 'passed', passed } satisfies ToJudge);
      return new Promise((judged) => waiting.push(judged));
    },
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}
