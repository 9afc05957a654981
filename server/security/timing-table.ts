import { inBoth } from '../../spec/language.ts';
import type { GuessedSecret } from './guesses.ts';

/** The share by which a median may differ from the first one. */
const goal = 0.05;

const apart = (median: number, [base = Number.NaN]: readonly number[]) => median / base - 1;

const isMet = (median: number, medians: readonly number[]) =>
  Math.abs(apart(median, medians)) <= goal;

/** Whether all medians are as close to the first as the goal has it; none are not. */
export const isEven = (medians: readonly number[]): boolean =>
  medians.length > 0 && medians.every((median) => isMet(median, medians));

/** The medians in milliseconds, each beside the name of its guess. */
export function table(
  { title, rounds, note, guesses }: GuessedSecret,
  medians: readonly number[],
): string {
  const lines = guesses.map(({ name }, index) => {
    const median = medians[index] ?? Number.NaN;
    const figures = [
      `${(median * 1000).toFixed(0)} µs`,
      `${(apart(median, medians) * 100).toFixed(1)} %`,
    ].map((figure) => figure.padStart(10));
    return [...figures, '  ', inBoth(isMet(median, medians) ? met : missed), '  ', inBoth(name)];
  });
  const notes = note ? [inBoth(note)] : [];
  return [`${inBoth(title)} · ${rounds} ×`, ...notes, ...lines.map((line) => line.join(''))].join(
    '\n',
  );
}

const met = { zh: '达到', en: 'met' };
const missed = { zh: '未达到', en: 'missed' };
