import { statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

/** How files are at this moment: another text means that one of them has changed, come or gone. */
export const stateOf = (files: readonly string[]): string =>
  files
    .map((file) => {
      const found = statSync(file, { throwIfNoEntry: false });
      return `${file} ${found?.ino} ${found?.size} ${found?.mtimeMs}`;
    })
    .join('\n');

/** Milliseconds: files on network drives and behind containers tell nobody, so they are asked. */
const interval = 200;

/** Ends when the files are no longer as before, when Enter is pressed, or with the signal. */
export async function awaitChange(
  files: readonly string[],
  before: string,
  signal: AbortSignal,
): Promise<void> {
  const lines = createInterface({ input: process.stdin });
  let isEntered = false;
  lines.on('line', () => {
    isEntered = true;
  });
  while (!isEntered && !signal.aborted && stateOf(files) === before) await wait(interval);
  lines.close();
  process.stdin.pause();
}
