import type { Text } from '../spec/language.ts';
import type { Recording } from './recorder.ts';
import type { Settings } from './settings.ts';
import { unreached } from './unreached.ts';

/** What may end a run before its last check. */
export interface Limits {
  readonly settings?: Settings;
  readonly signal?: AbortSignal;
}

/**
 * Why no further check is begun; null where nothing stands against it. The check that is running
 * is always finished, because it gives back what it took: so a budget can be exceeded by it.
 */
export function stopReason(
  { settings = {}, signal }: Limits,
  { sent, began }: Pick<Recording, 'sent' | 'began'>,
): Text | null {
  if (signal?.aborted) return unreached.interrupted;
  const { requests, seconds } = settings.budget ?? { requests: null, seconds: null };
  const isSpent =
    sent >= (requests ?? Infinity) || performance.now() - began >= (seconds ?? Infinity) * 1000;
  return isSpent ? unreached.budget : null;
}
