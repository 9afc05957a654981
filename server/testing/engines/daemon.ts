import type { ChildProcess } from 'node:child_process';
import { endProcess, type Program, startProgram } from './child.ts';

/** A server in a process of its own, on loopback, that tests may treat badly. */
export interface Daemon {
  readonly url: string;
  /** Of its process, which is another one after each start. */
  pid(): number;
  /** Whether it has not ended. */
  isRunning(): boolean;
  /** Sends it a signal: a stall, say, or its end. */
  signal(name: NodeJS.Signals): void;
  /** Ends it with that signal and resolves once it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
  /** Starts it where it was before, after it has ended. */
  startAgain(): Promise<void>;
  /** Ends it in good order, also if it was stalled. */
  stop(): Promise<void>;
}

/** Starts the program; `inOrder` is the signal that ends it properly. */
export async function startDaemon(
  url: string,
  program: Program,
  inOrder: NodeJS.Signals,
): Promise<Daemon> {
  let { process: current }: { process: ChildProcess } = await startProgram(program);
  return {
    url,
    pid: () => current.pid ?? 0,
    isRunning: () => current.exitCode === null && current.signalCode === null,
    signal: (name) => void current.kill(name),
    end: (signal) => endProcess(current, signal),
    async startAgain() {
      ({ process: current } = await startProgram(program));
    },
    async stop() {
      current.kill('SIGCONT');
      await endProcess(current, inOrder);
    },
  };
}
