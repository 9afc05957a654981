import ora, { type Ora } from 'ora';
import type { Say } from '../../spec/command-line.ts';
import type { Text } from '../../spec/language.ts';
import type { Retry } from '../collection/client.ts';
import type { CollectProgress } from '../collection/collect.ts';
import { bar } from './import-progress.ts';

/** Shows how far a collection is, and what holds it up. */
export interface ShownProgress {
  show(progress: CollectProgress): void;
  retry(retry: Retry): void;
  stop(): void;
}

/** A bar that is redrawn on a terminal; elsewhere a line for each tenth of the way. */
export function createCollectProgress(stream: NodeJS.WriteStream, say: Say): ShownProgress {
  const drawn = stream.isTTY === true ? createBar(stream) : createLines(stream);
  const start = performance.now();
  return {
    show(progress) {
      const share = progress.pages / progress.pageTotal;
      const speed = Math.round(progress.records / ((performance.now() - start) / 1000));
      drawn.show(share, say(progressText(progress, speed)));
    },
    retry: (retry) => drawn.note(say(retryText(retry))),
    stop: drawn.stop,
  };
}

function createBar(stream: NodeJS.WriteStream) {
  let spinner: Ora | undefined;
  return {
    show(share: number, text: string) {
      spinner ??= ora({ stream }).start();
      spinner.text = `${bar(share)} ${text}`;
    },
    note(line: string) {
      spinner?.clear();
      stream.write(`${line}\n`);
    },
    stop: () => void spinner?.stop(),
  };
}

function createLines(stream: NodeJS.WriteStream) {
  let shown = 0;
  return {
    show(share: number, text: string) {
      const tenth = Math.floor(share * 10);
      if (tenth > shown) stream.write(`${text}\n`);
      shown = tenth;
    },
    note: (line: string) => void stream.write(`${line}\n`),
    stop() {},
  };
}

const progressText = ({ pages, pageTotal, records }: CollectProgress, speed: number): Text => ({
  zh: `第 ${pages} / ${pageTotal} 页，${records} 条记录，每秒 ${speed} 条`,
  en: `page ${pages} of ${pageTotal}, ${records} records, ${speed} per second`,
});

const retryText = ({ why, milliseconds }: Retry): Text => ({
  zh: `${why.zh}；${milliseconds} 毫秒后重试`,
  en: `${why.en}; again in ${milliseconds} ms`,
});
