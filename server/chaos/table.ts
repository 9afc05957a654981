import { inBoth, type Text } from '../../spec/language.ts';
import type { Trial } from './trial.ts';

const words = {
  columns: {
    zh: '请求、答对、报文内拒绝或报错、无应答、丢失、重复、恢复正常的秒数、故障',
    en: 'requests, right, refused or failed in the envelope, no reply, lost, doubled, seconds until right again, fault',
  },
  skipped: { zh: '跳过', en: 'skipped' },
  good: { zh: '没有丢失，没有重复', en: 'nothing lost, nothing doubled' },
  bad: { zh: '未达到要求', en: 'not as it should be' },
} as const satisfies Record<string, Text>;

/** A fault that could not be tried, and what it wants. */
export interface Skipped {
  readonly name: Text;
  readonly why: Text;
}

/** Numbers first: they line up whatever the width of Chinese characters is. */
export const table = (trials: readonly Trial[], skipped: readonly Skipped[]): string =>
  [
    words.columns.zh,
    words.columns.en,
    ...trials.flatMap(trialLines),
    ...skipped.map(({ name, why }) => `${inBoth(words.skipped)}: ${inBoth(name)} – ${inBoth(why)}`),
    verdict(trials),
  ].join('\n');

const widths = [7, 7, 7, 6, 4, 4, 7];

function trialLines(trial: Trial): readonly string[] {
  const { right, refused, silent } = trial.counts;
  const seconds = trial.seconds === undefined ? '–' : trial.seconds.toFixed(1);
  const numbers = [right + refused + silent, right, refused, silent, trial.lost, trial.doubled];
  const cells = [...numbers, seconds].map((cell, index) => `${cell}`.padStart(widths[index] ?? 0));
  return [
    `${cells.join('')}  ${inBoth(trial.name)}`,
    ...trial.findings.map((finding) => `${' '.repeat(4)}! ${inBoth(finding)}`),
  ];
}

/** Whether all was as it should be. */
export const isGood = (trials: readonly Trial[]): boolean =>
  trials.every(({ lost, doubled, findings }) => lost + doubled + findings.length === 0);

const verdict = (trials: readonly Trial[]): string =>
  inBoth(isGood(trials) ? words.good : words.bad);
