import type { Figures } from '../figures.ts';
import type { Goal } from '../goals.ts';

/** What callers were told and is not there, or is there twice, over all faults that were tried. */
export function faultGoals({ faults }: Figures): readonly Goal[] {
  if (!faults || faults.trials.length === 0) return [];
  const { trials, skipped } = faults;
  const amiss = trials.reduce((sum, { lost, doubled }) => sum + lost + doubled, 0);
  const missing = {
    zh: skipped.length === 0 ? '' : `（有 ${skipped.length} 种未能试验）`,
    en: skipped.length === 0 ? '' : ` (${skipped.length} could not be tried)`,
  };
  return [
    {
      kind: 'faults',
      name: {
        zh: `各种故障：丢失或重复的请求${missing.zh}`,
        en: `All faults: requests lost or doubled${missing.en}`,
      },
      aim: '0',
      value: String(amiss),
      met: amiss === 0,
    },
  ];
}
