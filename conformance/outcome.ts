import type { Text } from '../spec/language.ts';
import { UsageError } from '../spec/usage-error.ts';
import { Blocked, Mismatch, NotObserved } from './mismatch.ts';
import type { Difference } from './result.ts';
import type { Need } from './target/target.ts';

/** What became of one check. */
export type Outcome =
  | { readonly verdict: 'pass' | 'warn' }
  | { readonly verdict: 'fail'; readonly difference: Omit<Difference, 'exchange'> }
  | { readonly verdict: 'skipped'; readonly needs: Need }
  | { readonly verdict: 'skipped'; readonly needs: null; readonly reason: Text | null }
  | { readonly verdict: 'blocked'; readonly by: string }
  | {
      readonly verdict: 'error';
      readonly message: string;
      /** What a person can mend, as in a document of their own; else the fault is ours. */
      readonly says?: Text;
    };

/** What a thrown error makes of a check. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof Mismatch) {
    const { expected, actual, at, advice } = error;
    return { verdict: 'fail', difference: { expected, actual, at, advice } };
  }
  if (error instanceof Blocked) return { verdict: 'blocked', by: error.by };
  if (error instanceof NotObserved) {
    return { verdict: 'skipped', needs: null, reason: error.reason };
  }
  if (error instanceof UsageError) {
    return { verdict: 'error', message: error.message, says: error.text };
  }
  return { verdict: 'error', message: error instanceof Error ? error.message : String(error) };
}
