import type { Text } from '../../spec/language.ts';
import type { CheckResult } from '../result.ts';
import type { AppliedWaiver, Report } from './report.ts';

/** The word for each state of a waiver. */
export const waiverWords: Readonly<Record<AppliedWaiver['state'], Text>> = {
  active: { zh: '生效', en: 'active' },
  stale: { zh: '已无用', en: 'stale' },
  expired: { zh: '已过期', en: 'expired' },
};

/** The waiver that a failed check falls under; null without one. */
export const waiverOf = (report: Report, { waiver }: CheckResult): AppliedWaiver | null =>
  waiver === null ? null : (report.waivers[waiver] ?? null);

/** Whether a failed check is excused: an expired waiver excuses nothing. */
export const isWaived = (report: Report, check: CheckResult): boolean =>
  check.verdict === 'fail' && waiverOf(report, check)?.state === 'active';

/** A waiver that fails the run by itself. */
export const isBroken = ({ state }: AppliedWaiver): boolean => state !== 'active';

/** What a waiver excuses, why, who answers for it and until when. */
export function waiverSays({ waives, state, reason, owner, expires }: AppliedWaiver): Text {
  const word = waiverWords[state];
  return {
    zh: `豁免 ${waives}（${word.zh}）：${reason}；责任人 ${owner}，截止 ${expires}`,
    en: `Waiver of ${waives} (${word.en}): ${reason}; owner ${owner}, until ${expires}`,
  };
}
