import { Writable } from 'node:stream';
import pino from 'pino';
import type { Log } from '../log.ts';

/** A line of the log, as a program reads it. */
export type LogLine = Readonly<Record<string, unknown>>;

/** A log that keeps its lines. */
export function createKeptLog(): { readonly log: Log; lines(message: string): LogLine[] } {
  const kept: LogLine[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      kept.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return {
    log: pino({ level: 'trace' }, sink),
    lines: (message) => kept.filter(({ msg }) => msg === message),
  };
}
