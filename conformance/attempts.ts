import type { Text } from '../spec/language.ts';
import { Mismatch } from './mismatch.ts';

/** Tries one value after the other; what is wrong says with which. */
export async function eachOf<Value>(
  values: readonly (readonly [value: Value, zh: string, en: string])[],
  attempt: (value: Value) => Promise<void>,
): Promise<void> {
  for (const [value, zh, en] of values) {
    await attempt(value).catch((error: unknown) => {
      throw error instanceof Mismatch ? error.about({ zh, en } satisfies Text) : error;
    });
  }
}
