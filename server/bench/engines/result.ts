import { inBoth, type Text } from '../../../spec/language.ts';
import type { Bout, Contested, Effort } from '../bout.ts';
import { median, verdict } from '../result.ts';
import { type EngineKind, engineNames } from '../shared-engines.ts';

/** Where data are kept, and how many processes serve. */
export interface Contender {
  readonly engine: EngineKind;
  readonly processes: number;
  /** They share nothing, not even their data: what they lose beside one, the machine costs. */
  readonly apart?: boolean;
}

/** Work is microseconds of processor time for a request; `null` where the system does not tell. */
export interface EngineRow extends Contender {
  readonly perSecond: number;
  readonly work: number | null;
  readonly databaseWork: number | null;
  readonly stateWork: number | null;
  /** Requests per processor second of the servers, in terms of one process; `null` for that one. */
  readonly efficiency: number | null;
  readonly met: boolean | null;
}

export interface EngineResult extends Pick<Bout, 'id' | 'title'> {
  readonly goal: number;
  readonly rows: readonly EngineRow[];
  /** Processes that share nothing, which no goal is set for. */
  readonly apart: readonly EngineRow[];
}

export const idOf = ({ engine, processes, apart = false }: Contender): string =>
  [engine, processes, ...(apart ? ['apart'] : [])].join('-');

/** What two processes should at least do with the processor time of one. */
const goal = 0.85;

/** Compares several processes with one on the same engine, round by round. */
export function engineResult(
  { id, title }: Pick<Bout, 'id' | 'title'>,
  contested: readonly Pick<Contested, 'entry' | 'rounds'>[],
): EngineResult {
  const rows = contested.map(({ entry, rounds }) => {
    const [engine, processes, apart] = entry.id.split('-');
    const alone = contested.find((other) => other.entry.id === `${engine}-1`)?.rounds ?? [];
    const efficiency = processes === '1' ? null : middle(rounds.map(byWork(alone)));
    return {
      engine: engine === 'shared' ? ('shared' as const) : ('sqlite' as const),
      processes: Number(processes),
      perSecond: median(rounds.map(({ perSecond }) => perSecond)),
      work: middle(rounds.map(({ work }) => work)),
      databaseWork:
        engine === 'shared' ? middle(rounds.map((one) => one.engineWork.database)) : null,
      stateWork: engine === 'shared' ? middle(rounds.map((one) => one.engineWork.state)) : null,
      efficiency,
      met: efficiency === null || apart ? null : efficiency >= goal,
      ...(apart && { apart: true }),
    };
  });
  const [together, control] = [rows.filter((row) => !row.apart), rows.filter((row) => row.apart)];
  return { id, title, goal, rows: together, apart: control };
}

const byWork =
  (alone: readonly Effort[]) =>
  ({ work }: Effort, round: number): number | undefined => {
    const single = alone[round]?.work;
    return single === undefined || work === undefined ? undefined : single / work;
  };

/** The median of what was told. */
export function middle(values: readonly (number | undefined)[]): number | null {
  const told = values.filter((value) => value !== undefined);
  return told.length === 0 ? null : median(told);
}

const columns: Text = {
  zh: '每秒个数；每个请求占用的处理器微秒数：服务器、PostgreSQL、Redis；每处理器秒的请求数与一个进程之比',
  en: 'per second; µs of processor time for one: servers, PostgreSQL, Redis; per CPU second ÷ one process',
};

/** Numbers first, as in the other tables. */
export function engineTable({ title, rows, apart, goal: least }: EngineResult): string {
  return [
    title.zh,
    title.en,
    columns.zh,
    columns.en,
    ...[...rows, ...apart].map((row) => rowLine(row, least)),
  ].join('\n');
}

function rowLine(row: EngineRow, least: number): string {
  const whole = (value: number | null, width = 6) =>
    (value === null ? '–' : String(Math.round(value))).padStart(width);
  const { zh, en } = engineNames[row.engine];
  const together = {
    zh: `${zh}，${row.processes} 个进程`,
    en: `${en}, processes: ${row.processes}`,
  };
  const name = row.apart
    ? { zh: `${together.zh}，互不相干`, en: `${together.en}, sharing nothing` }
    : together;
  const costs = [row.work, row.databaseWork, row.stateWork].map((cost) => whole(cost)).join('');
  const share = row.efficiency === null ? '    ' : row.efficiency.toFixed(2);
  const outcome = row.met === null ? '' : ` – ≥ ${least} ${verdict(row.met)}`;
  return `${whole(row.perSecond, 8)}${costs}  ${share}  ${inBoth(name)}${outcome}`;
}
