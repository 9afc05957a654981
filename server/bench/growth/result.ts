import { inBoth, type Text } from '../../../spec/language.ts';
import type { Contested, Effort } from '../bout.ts';
import { middle } from '../engines/result.ts';
import { verdict } from '../result.ts';
import { type EngineKind, engineNames } from '../shared-engines.ts';

/** A size of the table, and what a query of it costs in microseconds of processor time. */
export interface GrowthRow {
  readonly rows: number;
  /** Servers and databases together. */
  readonly cost: number | null;
  readonly databaseWork: number | null;
  /** In terms of the smallest table, median over the rounds. */
  readonly ratio: number | null;
}

export interface GrowthResult {
  readonly engine: EngineKind;
  readonly goal: number;
  readonly sizes: readonly GrowthRow[];
  /** Of the second size, which the goal is meant for. */
  readonly met: boolean | null;
}

const goal = 1.3;

/** Compares each size with the smallest round by round. */
export function growthResult(
  engine: EngineKind,
  contested: readonly Pick<Contested, 'entry' | 'rounds'>[],
): GrowthResult {
  const smallest = contested[0]?.rounds ?? [];
  const sizes = contested.map(({ entry, rounds }) => ({
    rows: Number(entry.id),
    cost: middle(rounds.map(costOf)),
    databaseWork: engine === 'sqlite' ? null : middle(rounds.map((one) => one.engineWork.database)),
    ratio: middle(rounds.map((round, index) => quotient(costOf(round), costOf(smallest[index])))),
  }));
  const ratio = sizes[1]?.ratio ?? null;
  return { engine, goal, sizes, met: ratio === null ? null : ratio <= goal };
}

function costOf(effort: Effort | undefined): number | undefined {
  if (effort?.work === undefined) return undefined;
  const { database = 0, state = 0 } = effort.engineWork;
  return effort.work + database + state;
}

const quotient = (value: number | undefined, by: number | undefined): number | undefined =>
  value === undefined || by === undefined ? undefined : value / by;

const columns: Text = {
  zh: '行数；每个查询占用的处理器微秒数：总计、其中 PostgreSQL；与最小的表之比',
  en: 'rows; µs of processor time of a query: all, PostgreSQL of it; ÷ the smallest table',
};

/** Numbers first, as in the other tables. */
export function growthTable({ engine, sizes, met, goal: most }: GrowthResult): string {
  const name = engineNames[engine];
  const outcome = met === null ? '' : ` – ≤ ${most} ${verdict(met)}`;
  return [
    `武汉，查询随行数增长，${name.zh}`,
    `Wuhan, queries as rows grow, ${name.en}`,
    ...[columns.zh, columns.en],
    ...sizes.map(({ rows, cost, databaseWork, ratio }, index) => {
      const costs = [cost, databaseWork].map((one) =>
        (one === null ? '–' : one.toFixed(0)).padStart(8),
      );
      const growth = ratio === null ? '–' : ratio.toFixed(2);
      return `${String(rows).padStart(10)}${costs.join('')}  ${growth}${index === 1 ? outcome : ''}`;
    }),
    inBoth({ zh: '目标针对第二行', en: 'the goal is meant for the second line' }),
  ].join('\n');
}
