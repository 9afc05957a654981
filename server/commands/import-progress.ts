import type { Say } from '../../spec/command-line.ts';
import type { Text } from '../../spec/language.ts';
import type { Progress } from '../imports/import.ts';

/** Shows how far an import is. */
export interface ImportProgress {
  show(progress: Progress): void;
  stop(): void;
}

/** A bar that is redrawn on a terminal; elsewhere a line for each tenth of the way. */
export function createImportProgress(stream: NodeJS.WriteStream, say: Say): ImportProgress {
  const isLive = stream.isTTY === true;
  const drawn = isLive ? createBar(stream, say) : createLines(stream, say);
  let stage: Progress['stage'] = 'reading';
  return {
    show(progress) {
      // What to do after an interruption has to be on the screen before there is one.
      if (progress.stage !== stage) drawn.note(say(words.resumable));
      stage = progress.stage;
      drawn.show(progress);
    },
    stop: drawn.stop,
  };
}

function createBar(stream: NodeJS.WriteStream, say: Say) {
  const rewrite = (line: string) => void stream.write(`\r\u001b[2K${line}`);
  return {
    show: (progress: Progress) => rewrite(`${bar(progress.share)} ${progressText(progress, say)}`),
    note: (line: string) => rewrite(`${line}\n`),
    stop: () => rewrite(''),
  };
}

function createLines(stream: NodeJS.WriteStream, say: Say) {
  let shown = '';
  const write = (line: string) => void stream.write(`${line}\n`);
  return {
    show(progress: Progress) {
      const tenth = `${progress.stage} ${Math.floor(progress.share * 10)}`;
      if (tenth !== shown) write(progressText(progress, say));
      shown = tenth;
    },
    note: write,
    stop() {},
  };
}

const width = 24;

/** A bar of fixed width, filled from the left. */
export function bar(share: number): string {
  const filled = Math.floor(Math.min(share, 1) * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

function progressText({ stage, rows, share }: Progress, say: Say): string {
  const percent = `${Math.floor(Math.min(share, 1) * 100)} %`.padStart(5);
  return `${percent}  ${say(words[stage](rows))}`;
}

const words = {
  reading: (rows: number): Text => ({ zh: `已检查 ${rows} 行`, en: `${rows} rows checked` }),
  storing: (rows: number): Text => ({ zh: `已写入 ${rows} 行`, en: `${rows} rows stored` }),
  resumable: {
    zh: '检查通过，开始写入；如果中断，把同一条命令再运行一次即可写完',
    en: 'All rows are good and are being stored; if this breaks off, run the same command again',
  },
};
