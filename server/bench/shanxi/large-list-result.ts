import { inBoth, type Text } from '../../../spec/language.ts';
import { median, verdict } from '../result.ts';
import { type EngineKind, engineNames } from '../shared-engines.ts';

/** What the import took. */
export interface ImportRun {
  /** Seconds of processor time, and on the clock. */
  readonly work: number;
  readonly seconds: number;
  /** Seconds of processor time of a database that is a process of its own. */
  readonly engineWork: number | null;
  /** MiB. */
  readonly peakMemory: number;
}

/** One round, in milliseconds: a page at either end, and all pages beside a bare scan. */
export interface ListRound {
  readonly first: number;
  readonly last: number;
  readonly exported: number;
  readonly scan: number;
}

export interface LargeList {
  readonly engine: EngineKind;
  readonly companies: number;
  readonly imported: ImportRun;
  readonly rounds: readonly ListRound[];
}

/** What the import may take, the last page in terms of the first, all pages in terms of a scan. */
const goals = { work: 60, peakMemory: 300, lastPage: 1.2, exported: 1.5 };

/** Compares round by round, because what disturbs a machine disturbs a whole round. */
export function listResult({ engine, companies, imported, rounds }: LargeList) {
  const of = (value: (round: ListRound) => number) => median(rounds.map(value));
  const lastPage = of(({ first, last }) => last / first);
  const exportToScan = of(({ exported, scan }) => exported / scan);
  return {
    ...{ engine, companies, imported, lastPage, exportToScan, goals },
    rounds: rounds.length,
    first: of(({ first }) => first),
    last: of(({ last }) => last),
    exported: of(({ exported }) => exported),
    scan: of(({ scan }) => scan),
    met: {
      work: imported.work < goals.work,
      peakMemory: imported.peakMemory < goals.peakMemory,
      lastPage: lastPage <= goals.lastPage,
      exported: exportToScan <= goals.exported,
    },
  };
}

export type ListResult = ReturnType<typeof listResult>;

function title({ engine, companies, rounds }: ListResult): readonly string[] {
  const { zh, en } = engineNames[engine];
  return [
    `山西，${zh}，${companies} 个企业的等级；导入一次，读取 ${rounds} 轮取中位数`,
    `Shanxi, ${en}, grades of ${companies} enterprises; one import, median of ${rounds} rounds`,
  ];
}

const columns: Text = { zh: '数值、单位、目标', en: 'value, unit, goal' };

/** Numbers first, as in the other tables. */
export function listTable(result: ListResult): string {
  const { imported, met } = result;
  const { first, last, lastPage, exported, scan, exportToScan } = result;
  const goal = (limit: number, isMet: boolean) => ({ limit, isMet });
  const work = goal(goals.work, met.work);
  return [
    ...title(result),
    columns.zh,
    columns.en,
    line(imported.work, 's', { zh: '导入占用处理器', en: 'processor time of the import' }, work),
    line(imported.seconds, 's', { zh: '导入用时', en: 'the import on the clock' }),
    line(
      imported.peakMemory,
      'MiB',
      { zh: '导入的内存峰值', en: 'most memory that the import held' },
      goal(goals.peakMemory, met.peakMemory),
    ),
    line(first, 'ms', { zh: '第 1 页', en: 'page 1' }),
    line(last, 'ms', { zh: '末页', en: 'last page' }),
    line(
      lastPage,
      '×',
      { zh: '末页与首页之比', en: 'last page ÷ first' },
      goal(goals.lastPage, met.lastPage),
    ),
    line(exported, 'ms', { zh: '经接口逐页读出全部', en: 'all pages through the interface' }),
    line(scan, 'ms', { zh: '直接扫描加 JSON', en: 'bare scan with JSON' }),
    line(
      exportToScan,
      '×',
      { zh: '接口与扫描之比', en: 'interface ÷ scan' },
      goal(goals.exported, met.exported),
    ),
  ].join('\n');
}

interface Goal {
  readonly limit: number;
  readonly isMet: boolean;
}

function line(value: number, unit: string, name: Text, goal?: Goal): string {
  const number = value.toFixed(value < 100 ? 2 : 0).padStart(8);
  const limit = (goal ? `≤ ${goal.limit}` : '').padEnd(6);
  const outcome = goal ? ` – ${verdict(goal.isMet)}` : '';
  return `${number}  ${unit.padEnd(3)}  ${limit}  ${inBoth(name)}${outcome}`;
}
