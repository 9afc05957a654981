import { inBoth, type Language } from '../../spec/language.ts';
import { conclusionWords } from '../report/words.ts';

/** Told by Ctrl-C; it goes on listening until it is disposed of. */
export interface Interruption extends Disposable {
  readonly signal: AbortSignal;
}

/** A launcher may pass on a signal that the terminal sends us as well. */
const echo = 500;

/**
 * Ctrl-C (or SIGTERM) once: the check that is running is finished, because it may have to give back
 * what it took, such as a password; then the run ends. Twice: the program ends at once, with 3.
 */
export function interruption(language: Language): Interruption {
  const controller = new AbortController();
  let first = 0;
  const stop = (): void => {
    if (!controller.signal.aborted) {
      first = performance.now();
      controller.abort();
      process.stderr.write(`\n${stopping[language]}\n`);
      return;
    }
    if (performance.now() - first < echo) return;
    process.stdout.write(`${inBoth(conclusionWords.unfinished)}\n`);
    process.exit(3);
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, stop);
  return {
    signal: controller.signal,
    [Symbol.dispose]: () => {
      for (const signal of signals) process.off(signal, stop);
    },
  };
}

const stopping = {
  zh: '正在停止：做完当前检查并归还所取之物。再按一次 Ctrl-C 立即结束，端点上可能留下临时状态。',
  en: 'Stopping: this check is finished and what was taken is given back. Ctrl-C again ends at once and may leave something temporary at the endpoint.',
};
