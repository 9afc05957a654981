import { inBoth, type Text } from '../../spec/language.ts';
import type { EngineRow } from './engines/result.ts';
import { faultGoals } from './faults/goals.ts';
import type { Figures } from './figures.ts';
import { judgeGoals } from './judge-goals.ts';
import { overloadGoals } from './overload/goals.ts';
import { verdict } from './result.ts';
import type { ListResult } from './shanxi/large-list-result.ts';
import { engineNames } from './shared-engines.ts';

/** What was aimed at, and what came of it; `met` is `null` where the system did not tell. */
export interface Goal {
  /** Goals of one kind are missed for one reason. */
  readonly kind: GoalKind;
  readonly name: Text;
  readonly aim: string;
  readonly value: string;
  readonly met: boolean | null;
}

export type GoalKind =
  | 'rival'
  | 'prism'
  | 'last-page'
  | 'workers'
  | 'export'
  | 'growth'
  | 'import-time'
  | 'import-memory'
  | 'large-case'
  | 'judge'
  | 'whole-contract'
  | 'overload'
  | 'faults';

/** All goals of the parts that were measured, in the order of the page. */
export const goalsOf = (figures: Figures): readonly Goal[] => [
  ...rivalGoals(figures),
  ...workerGoals(figures),
  ...listGoals(figures),
  ...growthGoals(figures),
  ...largeCaseGoals(figures),
  ...judgeGoals(figures),
  ...overloadGoals(figures),
  ...faultGoals(figures),
];

/** Beyond the goal of some rivals there is a further one. */
const stretches: Readonly<Record<string, string>> = { fastify: '1.00', bare: '0.95' };

const rivalGoals = ({ bouts = [] }: Figures): readonly Goal[] =>
  bouts.flatMap(({ id: bout, title, rows }) =>
    rows.flatMap(({ id, name, ratio, goal, met }) => {
      if (goal === null) return [];
      const stretch = bout === 'wuhan-queries' ? stretches[id] : undefined;
      return {
        kind: id === 'prism' ? ('prism' as const) : ('rival' as const),
        name: {
          zh: `${title.zh}：速度与“${name.zh}”之比`,
          en: `${title.en}: speed ÷ that of ${name.en}`,
        },
        aim: `≥ ${goal.toFixed(2)}${stretch ? ` (${stretch})` : ''}`,
        value: ratio.toFixed(2),
        met,
      };
    }),
  );

const workerGoals = ({ engines = [] }: Figures): readonly Goal[] =>
  engines.flatMap(({ title, rows, goal }) => rows.flatMap((row) => workerGoal(row, title, goal)));

function workerGoal({ engine, processes, efficiency, met }: EngineRow, title: Text, goal: number) {
  if (processes === 1) return [];
  const { zh, en } = engineNames[engine];
  return {
    kind: 'workers' as const,
    name: {
      zh: `${title.zh}，${zh}：两个进程每处理器秒的请求数与一个进程之比`,
      en: `${title.en}, ${en}: requests per CPU second, two processes ÷ one`,
    },
    aim: `≥ ${goal.toFixed(2)}`,
    value: efficiency === null ? '–' : efficiency.toFixed(2),
    met,
  };
}

const listGoals = ({ lists = [] }: Figures): readonly Goal[] =>
  lists.flatMap((list) => {
    const { zh, en } = engineNames[list.engine];
    return listAims.map(({ kind, name, aim, value, met }) => ({
      kind,
      name: { zh: `大列表，${zh}：${name.zh}`, en: `Large list, ${en}: ${name.en}` },
      aim: aim(list),
      value: value(list),
      met: met(list),
    }));
  });

interface ListAim extends Pick<Goal, 'kind' | 'name'> {
  readonly aim: (list: ListResult) => string;
  readonly value: (list: ListResult) => string;
  readonly met: (list: ListResult) => boolean;
}

const listAims: readonly ListAim[] = [
  {
    kind: 'last-page',
    name: { zh: '末页与首页之比', en: 'last page ÷ first' },
    aim: ({ goals }) => `≤ ${goals.lastPage.toFixed(2)}`,
    value: ({ lastPage }) => lastPage.toFixed(2),
    met: ({ met }) => met.lastPage,
  },
  {
    kind: 'export',
    name: { zh: '全部导出与直接扫描之比', en: 'full export ÷ bare scan with JSON' },
    aim: ({ goals }) => `≤ ${goals.exported.toFixed(2)}`,
    value: ({ exportToScan }) => exportToScan.toFixed(2),
    met: ({ met }) => met.exported,
  },
  {
    kind: 'import-time',
    name: { zh: '导入，处理器秒', en: 'import, CPU seconds' },
    aim: ({ goals }) => `< ${goals.work}`,
    value: ({ imported }) => imported.work.toFixed(1),
    met: ({ met }) => met.work,
  },
  {
    kind: 'import-memory',
    name: { zh: '导入，内存峰值（MiB）', en: 'import, most memory (MiB)' },
    aim: ({ goals }) => `< ${goals.peakMemory}`,
    value: ({ imported }) => imported.peakMemory.toFixed(0),
    met: ({ met }) => met.peakMemory,
  },
];

const growthGoals = ({ growth = [] }: Figures): readonly Goal[] =>
  growth.flatMap(({ engine, goal, sizes, met }) => {
    const [smallest, second] = sizes;
    if (!smallest || !second) return [];
    const { zh, en } = engineNames[engine];
    return {
      kind: 'growth' as const,
      name: {
        zh: `热点查询，${zh}：${second.rows} 行与 ${smallest.rows} 行的开销之比`,
        en: `Hot read, ${en}: cost at ${second.rows} rows ÷ at ${smallest.rows}`,
      },
      aim: `≤ ${goal.toFixed(2)}`,
      value: second.ratio === null ? '–' : second.ratio.toFixed(2),
      met,
    };
  });

function largeCaseGoals({ largeCase }: Figures): readonly Goal[] {
  if (!largeCase) return [];
  const { entities, ratio, ratioGoal, ratioMet, peakMemory, memoryGoal, memoryMet } = largeCase;
  const name = (text: Text): Text => ({
    zh: `${entities} 个市场主体的案件：${text.zh}`,
    en: `A case with ${entities} entities: ${text.en}`,
  });
  return [
    {
      kind: 'large-case',
      name: name({ zh: '用时与裸插入之比', en: 'time ÷ that of bare inserts' }),
      aim: `< ${ratioGoal}`,
      value: ratio.toFixed(2),
      met: ratioMet,
    },
    {
      kind: 'large-case',
      name: name({ zh: '内存峰值（MiB）', en: 'most memory (MiB)' }),
      aim: `< ${memoryGoal}`,
      value: peakMemory === null ? '–' : peakMemory.toFixed(0),
      met: memoryMet,
    },
  ];
}

/** Numbers first, as in the other tables. */
export const goalTable = (figures: Figures): string =>
  [
    inBoth({ zh: '目标', en: 'goals' }),
    ...goalsOf(figures).map(({ value, aim, name, met }) => {
      const outcome = met === null ? '' : ` – ${verdict(met)}`;
      return `${value.padStart(8)}  ${aim.padEnd(13)}  ${inBoth(name)}${outcome}`;
    }),
  ].join('\n');
