import { found, of, titleOf } from './tables.ts';
import type { Standing } from './verdict.ts';

/** One tool over all contracts. */
interface Total {
  readonly title: string;
  readonly isOurs: boolean;
  readonly found: number;
  readonly mutants: number;
  readonly complaints: number;
  readonly blamed: number;
  readonly variants: number;
}

/** All contracts together: the figures to begin with, and what they say in two languages. */
export function summaryOf(contracts: readonly (readonly Standing[])[]): string {
  const [first = []] = contracts;
  const totals = first.map((_, index) => totalOf(contracts.map((standings) => standings[index])));
  return ['## Summary / 小结', '', ...sentences(totals), '', ...table(totals), ''].join('\n');
}

function totalOf(standings: readonly (Standing | undefined)[]): Total {
  const all = standings.filter((standing) => standing !== undefined);
  const sum = (count: (standing: Standing) => number) =>
    all.reduce((total, standing) => total + count(standing), 0);
  return {
    title: all[0] ? titleOf(all[0]) : '',
    isOurs: all[0]?.tool.name === 'qiyue',
    found: sum((standing) => found(standing, 'all').length),
    mutants: sum((standing) => of(standing, 'all').length),
    complaints: sum(({ ofReference }) => ofReference.length),
    blamed: sum(({ variants }) => variants.filter(({ fresh }) => fresh.length > 0).length),
    variants: sum(({ variants }) => variants.length),
  };
}

function sentences(totals: readonly Total[]): readonly string[] {
  const ours = totals.find(({ isOurs }) => isOurs);
  const [best] = totals.filter(({ isOurs }) => !isOurs).toSorted((a, b) => b.found - a.found);
  if (!ours || !best) return [];
  const { mutants } = ours;
  return [
    `Of ${mutants} mutants our judge finds ${ours.found}, the best of the others`,
    `(${best.title}) ${best.found}. The others are quicker to set up, most are faster and send far`,
    'fewer requests, and they work with any contract as it is.',
    `${mutants} 个变异体中，我们的工具检出 ${ours.found} 个，其余工具最多检出 ${best.found} 个`,
    `（${best.title}）。其余工具上手更快，多数运行更快、请求少得多，并且适用于任何现成的契约。`,
  ];
}

function table(totals: readonly Total[]): readonly string[] {
  const head = [
    'tool / 工具',
    'found / 检出',
    'complaints about the reference / 对参考服务器的误报',
    'variants blamed / 被误判的合法变体',
  ];
  const most = Math.max(...totals.map((total) => total.found));
  const rows = totals.map(({ title, complaints, blamed, variants, ...total }) => {
    const share = `${total.found}/${total.mutants}`;
    const cells = [title, total.found === most ? `**${share}**` : share, complaints];
    return `| ${[...cells, `${blamed}/${variants}`].join(' | ')} |`;
  });
  return [`| ${head.join(' | ')} |`, '|---|---:|---:|---:|', ...rows];
}
