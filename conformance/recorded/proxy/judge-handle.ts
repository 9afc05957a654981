import { Worker } from 'node:worker_threads';
import { UsageError } from '../../../spec/usage-error.ts';
import type { FromJudge, ThreadOptions, ToJudge } from './judge-thread.ts';

/** The judge in its own thread, as the proxy sees it. */
export interface ProxyJudge extends AsyncDisposable {
  readonly ready: Promise<void>;
  /** What the last report says; rejects when the thread fails. */
  readonly ended: Promise<Ended>;
  readonly send: (message: ToJudge) => void;
}

type Ended = FromJudge & { readonly kind: 'ended' };

/** Starts the thread; its lines go to standard output. */
export function startJudge(workerData: ThreadOptions): ProxyJudge {
  // The published package holds the same files compiled.
  const suffix = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./judge-thread.${suffix}`, import.meta.url), { workerData });
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<Ended>();
  const fail = (error: unknown): void => {
    ready.reject(error);
    ended.reject(error);
  };
  // Whoever waits for the one is not told a second time by the other.
  for (const { promise } of [ready, ended]) Promise.resolve(promise).catch(() => undefined);
  worker.on('error', fail);
  worker.on('message', (message: FromJudge) => {
    if (message.kind === 'ready') ready.resolve();
    else if (message.kind === 'line') process.stdout.write(`${message.text}\n`);
    else if (message.kind === 'ended') ended.resolve(message);
    else fail(new UsageError(message.text));
  });
  return {
    ready: ready.promise,
    ended: ended.promise,
    send: (message) => worker.postMessage(message),
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}
