import type { MutantClass } from './mutant.ts';
import type { MutantScore } from './mutant-score.ts';
import type { Scored } from './score.ts';

/** Classes in the order in which they are always listed. */
export const mutantClasses: readonly MutantClass[] = [
  'body',
  'frame',
  'envelope',
  'lenient',
  'strict',
  'security',
  'state',
  'robustness',
];

const measures = ['killed', 'located', 'clause', 'gate'] as const;
type Measure = (typeof measures)[number];

/** Share of the mutants for which something holds; the mean of the classes is the score. */
export function share(mutants: readonly MutantScore[], measure: Measure): number {
  return mutants.filter((mutant) => mutant[measure]).length / mutants.length;
}

/** The mean over the classes, so that a large class does not hide a small one. */
export function detectionScore(mutants: readonly MutantScore[], measure: Measure): number {
  const groups = Object.values(Object.groupBy(mutants, (mutant) => mutant.class));
  const shares = groups.map((group) => share(group, measure));
  return shares.reduce((sum, value) => sum + value, 0) / shares.length;
}

/** One contract's table as Markdown; the same run gives the same text. */
export function scoreTable(
  contract: string,
  { mutants, falseAlarms }: Scored,
  variants: number,
): string {
  const rows = mutantClasses.flatMap((name) => {
    const group = mutants.filter((mutant) => mutant.class === name);
    if (group.length === 0) return [];
    return row(name, group.length, (measure) => percent(share(group, measure)));
  });
  const mean = row('mean / 平均', mutants.length, (measure) =>
    percent(detectionScore(mutants, measure)),
  );
  const missed = mutants.filter(({ killed }) => !killed).map(({ name }) => `\`${name}\``);
  const alarms = falseAlarms.map(({ name, findings }) => `\`${name}\` (${findings.join(', ')})`);
  return [
    `## ${contract}`,
    '',
    '| class / 类 | mutants / 变异体 | killed / 检出 | located / 定位 | clause / 点明条款 | gate / 退出码 |',
    '|---|---:|---:|---:|---:|---:|',
    ...rows,
    mean,
    '',
    `- survivors / 漏检: ${missed.join(', ') || '–'}`,
    `- false alarms on the reference and ${variants} legal variants / 误报: ${alarms.join(', ') || '0'}`,
    '',
  ].join('\n');
}

/** Only a thorough score can say it: each check is tripped (or made to warn), or which are not. */
export const trippedLine = ({ checks, untripped }: Pick<Scored, 'checks' | 'untripped'>): string =>
  `- checks that a mutant trips / 有变异体触发的检查: ${checks - untripped.length} / ${checks}` +
  `${untripped.map((id) => `, not ${id}`).join('')}\n`;

const row = (name: string, count: number, value: (measure: Measure) => string): string =>
  `| ${[name, count, ...measures.map(value)].join(' | ')} |`;

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
