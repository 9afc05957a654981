import { mutantClasses } from '../mutants/score-table.ts';
import { found, median, of, titleOf } from './tables.ts';
import type { Standing, Verdict } from './verdict.ts';

/** Our own judge among the tools. */
const isOurs = ({ tool }: Standing): boolean => tool.name === 'qiyue';

/** Where a rival does better than our judge: by class, then in time and in requests. */
export function rivalsThatWin(standings: readonly Standing[]): readonly string[] {
  const ours = standings.find(isOurs);
  if (!ours) return [];
  // A tool that finds nothing is fast for no merit of its own.
  const rivals = standings.filter((one) => !isOurs(one) && found(one, 'all').length > 0);
  const byClass = mutantClasses.flatMap((name) => {
    const own = found(ours, name).length;
    const better = rivals.filter((rival) => found(rival, name).length > own);
    const said = better.map((rival) => `${titleOf(rival)} ${found(rival, name).length}`);
    return line(`more mutants of ${name} / ${name} 类检出更多`, said, `${own}`);
  });
  return [
    ...byClass,
    ...cheaper('faster (seconds) / 更快（秒）', rivals, ours, (run) => run.seconds),
    ...cheaper('fewer requests / 请求更少', rivals, ours, (run) => run.requests),
  ];
}

function cheaper(
  title: string,
  rivals: readonly Standing[],
  ours: Standing,
  cost: (run: Verdict) => number,
): readonly string[] {
  const costOf = (standing: Standing) => median(of(standing, 'all').map(cost));
  const figure = (standing: Standing) => `${Math.round(costOf(standing) * 10) / 10}`;
  const better = rivals.filter((rival) => costOf(rival) < costOf(ours));
  const said = better.map((rival) => `${titleOf(rival)} ${figure(rival)}`);
  return line(title, said, figure(ours));
}

const line = (title: string, better: readonly string[], own: string): readonly string[] =>
  better.length === 0 ? [] : [`- ${title}: ${better.join('; ')} – ours / 我们 ${own}`];

/** The mutants that some rival finds and our judge does not, by name. */
export function missedByUs(standings: readonly Standing[]): readonly string[] {
  const ours = standings.find(isOurs);
  const known = new Set(ours && found(ours, 'all').map((one) => one.case.name));
  const judged = new Set(ours?.mutants.map((one) => one.case.name));
  return standings
    .filter((one) => !isOurs(one))
    .flatMap((rival) =>
      found(rival, 'all')
        .filter(({ case: { name } }) => judged.has(name) && !known.has(name))
        .map(({ case: { name }, fresh }) => {
          return `- \`${name}\`: ${titleOf(rival)}: ${quoted(fresh[0]?.says)}`;
        }),
    );
}

/** What the first finding of each tool says, and of which mutant. */
export function firstFindings(standings: readonly Standing[]): readonly string[] {
  return standings.map((standing) => {
    const [first] = found(standing, 'all');
    const says = first?.fresh[0];
    if (!first || !says) return `- ${titleOf(standing)}: –`;
    return `- ${titleOf(standing)}, \`${first.case.name}\`: ${quoted(`${says.where}: ${says.says}`)}`;
  });
}

const quoted = (text = ''): string => {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('`', "'").trim();
  return `\`${line.length > 160 ? `${line.slice(0, 160)}…` : line}\``;
};
