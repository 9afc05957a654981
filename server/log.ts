import pino from 'pino';

/** Structured logs: one JSON object a line, to stderr. No call may pass a secret or a body. */
export type Log = pino.Logger;

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Lines are gathered and written together: a write for each request would halve the speed. */
export function createLog(level: LogLevel): Log {
  const destination = pino.destination({ dest: 2, minLength: 4096, sync: false });
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  setInterval(() => log.flush(), 500).unref();
  return log;
}
