import { inBoth } from '../../../spec/language.ts';
import { median, verdict } from '../result.ts';

/** How many entities the case has. */
export const entities = 100_000;

/** One round, in milliseconds. */
export interface LargeRound {
  /** From the post to the reply. */
  readonly server: number;
  readonly inserts: number;
  /** MiB, where the system tells. */
  readonly peakMemory: number | undefined;
}

/** A large case may take less than so many times as long as its bare inserts. */
const ratioGoal = 3;

/** MiB that the server stays under. */
const memoryGoal = 512;

export interface LargeResult {
  readonly rounds: number;
  readonly entities: number;
  readonly server: number;
  readonly inserts: number;
  /** Median over the rounds of server ÷ inserts. */
  readonly ratio: number;
  readonly ratioGoal: number;
  readonly ratioMet: boolean;
  /** The highest of all rounds. */
  readonly peakMemory: number | null;
  readonly memoryGoal: number;
  readonly memoryMet: boolean | null;
}

/** Compares round by round, because what disturbs a machine disturbs a whole round. */
export function largeResult(played: readonly LargeRound[]): LargeResult {
  const ratio = median(played.map(({ server, inserts }) => server / inserts));
  const peaks = played.map(({ peakMemory }) => peakMemory).filter((peak) => peak !== undefined);
  const peakMemory = peaks.length === 0 ? null : Math.max(...peaks);
  return {
    rounds: played.length,
    entities,
    server: median(played.map(({ server }) => server)),
    inserts: median(played.map(({ inserts }) => inserts)),
    ratio,
    ratioGoal,
    ratioMet: ratio < ratioGoal,
    peakMemory,
    memoryGoal,
    memoryMet: peakMemory === null ? null : peakMemory < memoryGoal,
  };
}

const words = {
  title: {
    zh: `内蒙古，大案件：${entities} 个市场主体一次提交`,
    en: `Inner Mongolia, a large case: ${entities} entities in one post`,
  },
  rounds: {
    zh: '轮取中位数，每轮都用新的进程和数据库',
    en: 'rounds, processes and databases new in each',
  },
  columns: { zh: '毫秒数、与裸插入之比、目标', en: 'ms, ÷ that of bare inserts, goal' },
  server: { zh: '参考服务器，从提交到答复', en: 'reference server, from post to reply' },
  inserts: { zh: 'SQLite 插入同样的行', en: 'SQLite inserts of the same rows' },
  memory: { zh: '服务器内存峰值', en: 'most memory that the server held' },
};

/** Numbers first, as in the other tables. */
export function largeTable({ server, inserts, ratio, rounds, ...rest }: LargeResult): string {
  const { title, rounds: played, columns } = words;
  const milliseconds = (value: number) => String(Math.round(value)).padStart(8);
  const met = verdict(rest.ratioMet);
  return [
    `${title.zh}，${rounds} ${played.zh}`,
    `${title.en}, median of ${rounds} ${played.en}`,
    columns.zh,
    columns.en,
    `${milliseconds(server)}  ${ratio.toFixed(2)}  < ${ratioGoal}    ${inBoth(words.server)} – ${met}`,
    `${milliseconds(inserts)}  1.00         ${inBoth(words.inserts)}`,
    ...memoryLine(rest),
  ].join('\n');
}

function memoryLine({ peakMemory, memoryMet }: Pick<LargeResult, 'peakMemory' | 'memoryMet'>) {
  if (peakMemory === null || memoryMet === null) return [];
  const peak = String(Math.round(peakMemory)).padStart(8);
  return [`${peak}  MiB   < ${memoryGoal}  ${inBoth(words.memory)} – ${verdict(memoryMet)}`];
}
