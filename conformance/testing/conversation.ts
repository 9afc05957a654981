import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The program while it runs, to be spoken to. */
export interface Conversation {
  readonly type: (line: string) => void;
  readonly interrupt: () => void;
  /** Waits until the program has said something like it. */
  readonly says: (pattern: RegExp) => Promise<void>;
  /** Everything it has said so far, on both streams. */
  readonly text: () => string;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

/** Runs the program as a person would who set no language. */
export function converse(...words: readonly string[]): Conversation {
  const environment = { ...process.env, LANG: 'C', LC_ALL: '' };
  const child = spawn(process.execPath, ['qiyue.js', ...words], { env: environment });
  const ended = endOf(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      text += part;
      child.emit('said');
    });
  }
  const says = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(text)) await Promise.race([once(child, 'said'), failed(ended, text)]);
  };
  return {
    type: (line) => void child.stdin.write(`${line}\n`),
    interrupt: () => void child.kill('SIGINT'),
    says,
    text: () => text,
    ended,
  };
}

async function endOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'close');
  return code;
}

/** A program that has ended says nothing more. */
async function failed(ended: Promise<number | null>, text: string): Promise<never> {
  throw new Error(`ended with ${await ended} after: ${text}`);
}
