import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** A program that tests start, and how it is told to go. */
export interface Program {
  readonly command: string;
  readonly words: readonly string[];
  /** What it prints when it can be used, on either of its outputs. */
  readonly ready: RegExp;
  readonly options?: SpawnOptions;
  /** Handed to it on its input, where other users of the machine cannot read it. */
  readonly input?: string;
  /** Where what it says from then on is added; nowhere unless given. */
  readonly log?: string;
  /** What it gets if this process is killed, so that nothing stays behind; SIGTERM unless given. */
  readonly orphaned?: string;
}

/** A program that is ready, and what it said until then. */
export interface Child {
  readonly process: ChildProcess;
  readonly said: RegExpExecArray;
}

/** Starts it and resolves when it is ready; throws with its own words if it ends before. */
export async function startProgram(program: Program): Promise<Child> {
  const { words, ready, options, input = '' } = program;
  const [command = '', ...first] = [...tiedTo(program), program.command];
  const child = spawn(command, [...first, ...words], {
    ...options,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin?.on('error', () => undefined).end(input);
  let output = '';
  return new Promise((resolve, reject) => {
    const hear = (text: string) => {
      output += text;
      const said = ready.exec(output);
      if (!said) return;
      for (const stream of [child.stdout, child.stderr]) pass(stream, program.log);
      resolve({ process: child, said });
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.once('error', reject);
    child.once('close', (code) =>
      reject(new Error(`${program.command} ended with ${code} before it was ready:\n${output}`)),
    );
  });
}

/** What nobody reads is read all the same, or the program would come to a halt. */
function pass(stream: Readable | null, log: string | undefined) {
  stream?.removeAllListeners('data').resume();
  if (log !== undefined) stream?.pipe(createWriteStream(log, { flags: 'a', mode: 0o600 }));
}

/** Ends it with that signal and resolves once it has ended, also if it had before. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Linux can end a program with the one that started it; elsewhere nothing stands before it. */
function tiedTo({ orphaned = 'TERM' }: Program): readonly string[] {
  return hasSetpriv ? ['setpriv', '--pdeathsig', orphaned] : [];
}

const hasSetpriv = spawnSync('setpriv', ['--pdeathsig', 'keep', 'true']).status === 0;
