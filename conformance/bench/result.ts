import { inBoth, type Text } from '../../spec/language.ts';

/** Milliseconds of the judge and of the bare loop in one round. */
export interface Pair {
  readonly judge: number;
  readonly loop: number;
}

export interface Line extends Pair {
  readonly name: Text;
  /** Median over the rounds of judge ÷ loop. */
  readonly ratio: number;
  readonly met: boolean;
}

/** The judge may take so much longer than a loop that only sends. */
export const goal = 1.5;

/** Compares round by round, because what disturbs a machine disturbs a whole round. */
export function line(name: Text, rounds: readonly Pair[]): Line {
  const ratio = median(rounds.map(({ judge, loop }) => judge / loop));
  const middle = (side: keyof Pair) => median(rounds.map((pair) => pair[side]));
  return { name, judge: middle('judge'), loop: middle('loop'), ratio, met: ratio <= goal };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]];
  return (low + high) / 2;
}

const words = {
  columns: {
    zh: '评测的毫秒数、裸循环的毫秒数、两者之比、目标',
    en: 'ms of the judge, ms of a bare undici loop, judge ÷ loop, goal',
  },
  met: { zh: '达到', en: 'met' },
  missed: { zh: '未达到', en: 'missed' },
};

/** Numbers first: they line up whatever the width of Chinese characters is. */
export const table = (rows: readonly Line[]): string =>
  [words.columns.zh, words.columns.en, ...rows.map(tableLine)].join('\n');

function tableLine({ name, judge, loop, ratio, met }: Line): string {
  const times = [judge, loop].map((value) => String(Math.round(value)).padStart(7)).join('');
  return `${times}  ${ratio.toFixed(2)}  ≤ ${goal.toFixed(2)}  ${inBoth(name)} – ${verdict(met)}`;
}

/** Whether a goal was met, in both languages. */
export const verdict = (met: boolean): string => inBoth(met ? words.met : words.missed);
