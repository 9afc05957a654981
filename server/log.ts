import pino from 'pino';

/** Structured logs: one JSON object a line, to stderr. No call may pass a secret or a body. */
export type Log = pino.Logger;

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Characters that wait for a place that cannot be written; what comes beyond them is lost. */
const mostWaiting = 1024 * 1024;

/** Bytes that a pipe takes in one piece, so that lines of several processes do not mix in it. */
export const pipePiece = 4_096;

/**
 * Lines are gathered and written together: a write for each request would halve the speed. Where
 * they cannot be written, as on a full disk, lines are lost, and nobody who calls is. `piece` are
 * the most bytes that may be written at once.
 */
export function createLog(level: LogLevel, piece?: number): Log {
  const sizes =
    piece === undefined ? { minLength: 4096 } : { minLength: piece / 2, maxWrite: piece };
  const file = { dest: 2, ...sizes, maxLength: mostWaiting, sync: false };
  const destination = pino.destination(file);
  destination.on('error', () => {
    // At the end of the process it would try over and over, and the process would never end.
    destination.flushSync = () => {};
  });
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  setInterval(() => log.flush(), 500).unref();
  return log;
}
