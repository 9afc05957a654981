import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import type { Log } from '../log.ts';
import { type FromWorker, stop } from './messages.ts';
import { environmentOf, type Post } from './post.ts';

/** A post at which there is always a worker: one that dies is followed by another. */
export interface Supervised {
  /** Where the first one serves; rejects with the reason if it never came to that. */
  readonly first: Promise<string>;
  /** Resolves when no worker is left; rejects if they die so fast that the post is given up. */
  readonly ended: Promise<void>;
  /** Has the worker finish what it has begun; `ended` tells when it has. */
  stop(): void;
  /** Ends it at once. */
  kill(): void;
}

/** Workers that die early, one behind the other, after which no further one is started. */
const mostFailures = 5;

/** Milliseconds that a worker must have served for its death not to count as early. */
const proved = 10_000;

/** Milliseconds before the next worker starts; doubled for each that died early. */
const pause = 50;
const longestPause = 5_000;

/** Starts a worker, and another one whenever that is needed. */
export function supervise(post: Post, log: Log): Supervised {
  const first = Promise.withResolvers<string>();
  let worker: Worker | undefined;
  let isStopping = false;
  let hasServed = false;

  async function keep() {
    for (let failures = 0; !isStopping; await wait(Math.min(pause * 2 ** failures, longestPause))) {
      worker = cluster.fork(environmentOf(post));
      const { lasted, reason, isTold } = await career(worker, (url) => {
        hasServed = true;
        first.resolve(url);
      });
      if (isStopping) return;
      log.error({ worker: post.number, cause: reason.en }, 'worker ended');
      log.flush();
      if (!hasServed) return first.reject(new UsageError(reason));
      failures = lasted < proved ? failures + 1 : 0;
      // Who says what is missing, as a database that is away, can start once that is there again.
      if (failures >= mostFailures && !isTold) throw givenUp(post, reason);
    }
  }
  const ended = keep();
  // A process that cannot even be made has no career to end.
  ended.catch(first.reject);
  return {
    first: first.promise,
    ended,
    stop() {
      isStopping = true;
      // One that is dead already need not be told.
      if (worker?.isConnected()) worker.send(stop, () => undefined);
    },
    kill: () => void worker?.process.kill('SIGKILL'),
  };
}

/** How long a worker served, in milliseconds, and why it does no more. */
interface Career {
  readonly lasted: number;
  readonly reason: Text;
  /** Whether it gave the reason itself. */
  readonly isTold: boolean;
}

async function career(worker: Worker, serves: (url: string) => void): Promise<Career> {
  let [since, reason]: [number | undefined, Text | undefined] = [undefined, undefined];
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'failed') {
      reason = message.text;
      return;
    }
    since = performance.now();
    serves(message.url);
  });
  const [code, signal]: unknown[] = await once(worker, 'exit');
  const end = String(signal ?? code);
  return {
    lasted: since === undefined ? 0 : performance.now() - since,
    isTold: reason !== undefined,
    reason: reason ?? { zh: `工作进程以 ${end} 结束`, en: `a worker ended with ${end}` },
  };
}

const givenUp = ({ number }: Post, { zh, en }: Text) =>
  new UsageError({
    zh: `第 ${number} 号工作进程连续 ${mostFailures} 次刚启动就结束，不再重启；最后一次：${zh}`,
    en: `Worker ${number} died ${mostFailures} times in a row soon after its start and is not started again; the last time: ${en}`,
  });
