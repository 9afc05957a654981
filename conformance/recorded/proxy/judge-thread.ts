/**
 * The thread that judges what the proxy passes, so that no exchange waits for the judge. Takes
 * `ThreadOptions` as worker data and `ToJudge` as messages; answers with `FromJudge`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Language, Text } from '../../../spec/language.ts';
import { UsageError } from '../../../spec/usage-error.ts';
import { judgedAs } from '../../checks/index.ts';
import { roleNamed } from '../../checks/own/opened.ts';
import { createMask, maskOf } from '../../mask.ts';
import type { Target } from '../../target/target.ts';
import { judgeTraffic } from '../judge-traffic.ts';
import { leftOutLines } from '../left-out.ts';
import { secretsOf } from '../secrets.ts';
import { type ShownTraffic, writeTraffic } from '../write-traffic.ts';
import { lineOf } from './exchange-line.ts';
import type { Passed } from './passing.ts';
import type { Trouble } from './start-proxy.ts';
import { createWatch } from './watch.ts';

export interface ThreadOptions {
  /** As it was named on the command line. */
  readonly contract: string;
  readonly target: Target;
  readonly report: string;
  readonly language: Language;
  readonly colour: boolean;
  /** Milliseconds between two reports. */
  readonly every: number;
}

export type ToJudge =
  | { readonly kind: 'passed'; readonly passed: Passed }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  | { readonly kind: 'end' };

export type FromJudge =
  | { readonly kind: 'ready' }
  | { readonly kind: 'line'; readonly text: string }
  /** Where there is nothing to show, it is told what was left out. */
  | {
      readonly kind: 'ended';
      readonly shown: ShownTraffic | null;
      readonly leftOut: readonly Text[];
    }
  | { readonly kind: 'misused'; readonly text: UsageError['text'] };

// The two casts: whoever starts this thread gives it both.
const options = workerData as ThreadOptions;
const port = parentPort as NonNullable<typeof parentPort>;
const tell = (message: FromJudge): void => port.postMessage(message);

try {
  await work();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  tell({ kind: 'misused', text: error.text });
}

async function work(): Promise<void> {
  const { contract, select } = await judgedAs(await roleNamed(options.contract));
  const selected = select(contract, {});
  const watch = createWatch(contract, options.target, selected.checks);
  const secrets = secretsOf(contract);
  const mask = maskOf(options.target);
  let written = 0;

  const write = async () => {
    const traffic = watch.traffic();
    if (traffic.seen.length === 0) return null;
    written = traffic.total ?? 0;
    return writeTraffic(traffic, await judgeTraffic(traffic, selected), options);
  };

  const timer = setInterval(() => {
    if (watch.traffic().total !== written) write().catch(fail);
  }, options.every);

  port.on('message', (message: ToJudge) => {
    if (message.kind === 'trouble') return watch.note(message.trouble);
    if (message.kind === 'passed') {
      const { passed } = message;
      const seen = watch.see(passed);
      const own = seen ? createMask([], secrets.valuesIn(seen.judgeable.observation)) : String;
      const line = lineOf(passed, seen, {
        ...options,
        hide: (text) => mask(own(secrets.hiddenIn(text))),
      });
      tell({ kind: 'line', text: line });
      return;
    }
    clearInterval(timer);
    write()
      .then((shown) => tell({ kind: 'ended', shown, leftOut: leftOutLines(watch.leftOut()) }))
      .then(() => port.close())
      .catch(fail);
  });
  tell({ kind: 'ready' });
}

/** An error of a promise that nobody waits for ends the thread like any other. */
function fail(error: unknown): never {
  if (error instanceof UsageError) tell({ kind: 'misused', text: error.text });
  throw error;
}
