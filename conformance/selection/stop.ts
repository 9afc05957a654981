import type { Text } from '../../spec/language.ts';
import type { Check } from '../check.ts';
import { estimateOf } from '../estimates/estimates.ts';
import type { Recording } from '../exchange/recorder.ts';
import { namesFuzz } from '../fuzz/plan.ts';
import { NotObserved } from '../mismatch.ts';
import { NothingProved } from '../nothing-proved.ts';
import { counted } from '../report/words.ts';
import type { Decided } from '../run.ts';
import { unreached } from '../unreached.ts';
import type { Settings } from './settings.ts';

/** What may end a run before its last check. */
export interface Limits {
  readonly settings?: Settings;
  readonly signal?: AbortSignal;
}

/** So many requests it may take to undo what a check has changed, as a password. */
const undoing = 30;

/** How many requests have to be left for a check to begin, as it gives back what it takes. */
export function roomFor({ id, needs = [] }: Pick<Check<never>, 'id' | 'needs'>): number {
  // Whatever is made up ends where the budget does.
  const own = namesFuzz([id]) ? 1 : estimateOf(id);
  return own + (needs.includes('write') ? undoing : 0);
}

/** What a run has sent, and still has to send whatever comes. */
type Spent = Pick<Recording, 'sent' | 'began'> & Partial<Pick<Recording, 'reserved'>>;

/**
 * Why a check is not begun that may need so many requests; null where nothing stands against it.
 * More than the budget is never sent: the recorder sees to that, should a check need more.
 */
export function stopReason(
  { settings = {}, signal }: Limits,
  { sent, began, reserved = 0 }: Spent,
  needed = 1,
): Text | null {
  if (signal?.aborted) return unreached.interrupted;
  const seconds = settings.budget?.seconds ?? Infinity;
  const requests = mostRequests(settings);
  const gone = sent + reserved;
  const isSpent = gone >= requests || performance.now() - began >= seconds * 1000;
  if (isSpent) return unreached.budget;
  return gone + needed > requests ? unreached.room : null;
}

/** How many requests a run may send in all. */
export const mostRequests = ({ budget }: Settings = {}): number => budget?.requests ?? Infinity;

/** Why preparing failed; a budget that was spent before the first check, in words. */
export function toldOf(error: unknown, settings: Settings | undefined): unknown {
  if (!(error instanceof NotObserved) || error.reason !== unreached.cut) return error;
  const most = mostRequests(settings);
  return new NothingProved({
    zh: `预算 ${most} 次请求不够做评测前的准备，没有开始任何检查。请增大 --budget；--dry-run 显示大约需要多少次。`,
    en: `A budget of ${counted(most, 'request')} is too small to prepare the run, so no check was begun. Give a larger --budget; --dry-run shows about how many it takes.`,
  });
}

/** Whatever a check made of it that its requests were not sent, it has not been done. */
export const cutOff = <Session>(decided: Decided<Session>): Decided<Session> => ({
  ...decided,
  outcome: { verdict: 'skipped', needs: null, reason: unreached.cut },
});
