import { inBoth, type Text } from '../../../spec/language.ts';
import { companyCount } from '../../platforms/shanxi/seed/synthetic-companies.ts';
import { rounds as roundCount } from '../bout.ts';
import { median, verdict } from '../result.ts';

/** What the import took. */
export interface ImportRun {
  /** Seconds of processor time, and on the clock. */
  readonly work: number;
  readonly seconds: number;
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
  readonly imported: ImportRun;
  readonly rounds: readonly ListRound[];
}

/** What the import may take, and the last page in terms of the first. */
const goals = { work: 60, peakMemory: 300, lastPage: 1.2 };

/** Compares round by round, because what disturbs a machine disturbs a whole round. */
export function listResult({ imported, rounds }: LargeList) {
  const of = (value: (round: ListRound) => number) => median(rounds.map(value));
  const lastPage = of(({ first, last }) => last / first);
  return {
    companies: companyCount,
    imported,
    first: of(({ first }) => first),
    last: of(({ last }) => last),
    lastPage,
    exported: of(({ exported }) => exported),
    scan: of(({ scan }) => scan),
    exportToScan: of(({ exported, scan }) => exported / scan),
    goals,
    met: {
      work: imported.work < goals.work,
      peakMemory: imported.peakMemory < goals.peakMemory,
      lastPage: lastPage <= goals.lastPage,
    },
  };
}

export type ListResult = ReturnType<typeof listResult>;

const title: Text = {
  zh: `山西，${companyCount} 个企业的等级；导入一次，读取 ${roundCount} 轮取中位数`,
  en: `Shanxi, grades of ${companyCount} enterprises; one import, median of ${roundCount} rounds`,
};

const columns: Text = { zh: '数值、单位、目标', en: 'value, unit, goal' };

/** Numbers first, as in the other tables. */
export function listTable({ imported, met, ...result }: ListResult): string {
  const { first, last, lastPage, exported, scan, exportToScan } = result;
  const goal = (limit: number, isMet: boolean) => ({ limit, isMet });
  const work = goal(goals.work, met.work);
  return [
    title.zh,
    title.en,
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
    line(last, 'ms', { zh: '第 1700 页', en: 'page 1,700' }),
    line(
      lastPage,
      '×',
      { zh: '末页与首页之比', en: 'last page ÷ first' },
      goal(goals.lastPage, met.lastPage),
    ),
    line(exported, 'ms', { zh: '经接口逐页读出全部', en: 'all pages through the interface' }),
    line(scan, 'ms', { zh: 'SQLite 扫描加 JSON', en: 'SQLite scan with JSON' }),
    line(exportToScan, '×', { zh: '接口与扫描之比', en: 'interface ÷ scan' }),
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
