import type { MutantClass } from '../mutants/mutant.ts';
import { mutantClasses } from '../mutants/score-table.ts';
import type { Standing, Verdict } from './verdict.ts';

/** How a tool is called in a table. */
export const titleOf = ({ tool, mode }: Standing): string =>
  tool.modes.length === 1 ? `${tool.title}` : `${tool.title}, ${mode}`;

/** One contract's tables: what each tool found, and what it cost. */
export function tablesOf(standings: readonly Standing[]): string {
  return [detection(standings), '', costs(standings), ''].join('\n');
}

/** Found of all, per class; the best of a column is bold, and so are those that are as good. */
function detection(standings: readonly Standing[]): string {
  const classes = mutantClasses.filter((name) =>
    standings.some(({ mutants }) => mutants.some((one) => one.case.class === name)),
  );
  const columns = [...classes, 'all'] as const;
  const best = columns.map((name) => Math.max(...standings.map((one) => found(one, name).length)));
  const rows = standings.map((standing) => {
    const cells = columns.map((name, index) => {
      const count = found(standing, name).length;
      const text = `${count}/${of(standing, name).length}`;
      return count > 0 && count === best[index] ? `**${text}**` : text;
    });
    const hits = found(standing, 'all');
    const located = hits.filter((one) => one.located).length;
    const clause = hits.filter((one) => one.clause).length;
    return `| ${[titleOf(standing), ...cells, located, clause].join(' | ')} |`;
  });
  const head = ['tool / 工具', ...classes, 'all / 合计', 'located / 定位', 'clause / 条款'];
  return [`| ${head.join(' | ')} |`, ruler(head.length), ...rows].join('\n');
}

/** What it says wrongly, and what it takes: medians over the mutants. */
function costs(standings: readonly Standing[]): string {
  const head = [
    'tool / 工具',
    'complaints about the reference / 对参考服务器的误报',
    'in runs / 运行次数',
    'variants blamed / 被误判的合法变体',
    'requests / 请求数',
    'seconds / 秒',
    'ended by the budget / 因预算中断',
  ];
  const rows = standings.map((standing) => {
    const { ofReference, references, variants, mutants, cut, runs } = standing;
    const blamed = variants.filter(({ fresh }) => fresh.length > 0).length;
    return `| ${[
      titleOf(standing),
      ofReference.length,
      references,
      `${blamed}/${variants.length}`,
      median(mutants.map(({ requests }) => requests)),
      median(mutants.map(({ seconds }) => seconds)).toFixed(1),
      `${cut}/${runs}`,
    ].join(' | ')} |`;
  });
  return [`| ${head.join(' | ')} |`, ruler(head.length), ...rows].join('\n');
}

const ruler = (columns: number): string => `|---|${'---:|'.repeat(columns - 1)}`;

/** The verdicts on one class, or on all mutants. */
export const of = ({ mutants }: Standing, name: MutantClass | 'all'): readonly Verdict[] =>
  mutants.filter((one) => name === 'all' || one.case.class === name);

export const found = (standing: Standing, name: MutantClass | 'all'): readonly Verdict[] =>
  of(standing, name).filter(({ fresh }) => fresh.length > 0);

/** The upper one of two in the middle; 0 of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
