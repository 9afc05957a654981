import { readFileSync } from 'node:fs';

/** Seconds of processor time, of a process itself and of its children that have ended. */
export interface ProcessorTime {
  readonly own: number;
  readonly children: number;
}

/** Linux tells it in ticks of 10 ms. */
const ticksPerSecond = 100;

/** Where these fields begin behind the name of the program, which may hold anything. */
const first = 11;

/** What a process has worked so far, as `/proc` says; nothing where there is no such file. */
export function processorTime(pid = 0): ProcessorTime | undefined {
  try {
    const [, fields = ''] = /^.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const ticks = fields
      .split(' ')
      .slice(first, first + 4)
      .map(Number);
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = ticks;
    return {
      own: (user + system) / ticksPerSecond,
      children: (childUser + childSystem) / ticksPerSecond,
    };
  } catch {
    return undefined;
  }
}
