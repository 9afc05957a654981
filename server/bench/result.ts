import { inBoth, type Text } from '../../spec/language.ts';
import type { Played } from './bout.ts';
import { connections } from './load.ts';
import { inWords } from './words.ts';

/** One round of one contestant. */
export interface Round {
  readonly perSecond: number;
  /** Microseconds of the server's processor time for a request, where the system tells. */
  readonly work: number | undefined;
}

/** What a contestant did. */
export interface Scored {
  readonly id: string;
  readonly name: Text;
  readonly rounds: readonly Round[];
  /** The share of this contestant's speed that the reference server should at least have. */
  readonly goal?: number;
}

export interface Line {
  readonly id: string;
  readonly name: Text;
  readonly perSecond: number;
  readonly work: number | null;
  /** Median over the rounds of the reference server's speed in terms of this one's. */
  readonly ratio: number;
  readonly goal: number | null;
  readonly met: boolean | null;
}

/** The middle value; noise of a busy machine touches it less than the mean. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]];
  return (low + high) / 2;
}

/**
 * Compares with the first, the reference server, round by round, because what disturbs a machine
 * disturbs a whole round.
 */
export const lines = (scored: readonly Scored[]): readonly Line[] =>
  scored.map(({ id, name, rounds, goal = null }) => {
    const speed = (round: number) => scored[0]?.rounds[round]?.perSecond ?? Number.NaN;
    const ratio = median(rounds.map(({ perSecond }, round) => speed(round) / perSecond));
    const work = rounds.map((round) => round.work).filter((value) => value !== undefined);
    return {
      id,
      name,
      perSecond: median(rounds.map(({ perSecond }) => perSecond)),
      work: work.length === 0 ? null : median(work),
      ratio,
      goal,
      met: goal === null ? null : ratio >= goal,
    };
  });

const words = {
  columns: {
    zh: '每秒个数、每个占用服务器处理器的微秒数、参考服务器的速度与之相比、目标',
    en: 'per second, µs of processor time of the server for one, speed of the reference ÷ its, goal',
  },
};

/** Whether a goal was reached, in words. */
export const verdict = (met: boolean): string => inBoth(inWords(met));

/** Numbers first: they line up whatever the width of Chinese characters is. */
export const table = (rows: readonly Line[]): string =>
  [words.columns.zh, words.columns.en, ...rows.map(tableLine)].join('\n');

function tableLine({ name, perSecond, work, ratio, goal, met }: Line): string {
  const speed = String(Math.round(perSecond)).padStart(8);
  const cost = (work === null ? '–' : String(Math.round(work))).padStart(8);
  const aim = (goal === null ? '' : `≥ ${goal.toFixed(2)}`).padEnd(6);
  const outcome = met === null ? '' : ` – ${verdict(met)}`;
  return `${speed}${cost}  ${ratio.toFixed(2)}  ${aim}  ${inBoth(name)}${outcome}`;
}

/** The table of a bout under its title. */
export function boutTable({ title, rows, clientBusy }: Played): string {
  const share = `${Math.round(clientBusy * 100)} %`;
  return [
    `${title.zh}，${connections} 个连接，客户端忙 ${share}`,
    `${title.en}, ${connections} connections, client ${share} busy`,
    table(rows),
  ].join('\n');
}
