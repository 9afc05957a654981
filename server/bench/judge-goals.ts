import type { Figures } from './figures.ts';
import type { Goal } from './goals.ts';

/** What the judge's half of the bench is measured by. */
export const judgeGoals = ({ judge }: Figures): readonly Goal[] =>
  judge ? [...besideLoop(judge), ...whole(judge)] : [];

type Judge = NonNullable<Figures['judge']>;

const besideLoop = ({ rows }: Judge): readonly Goal[] =>
  rows.map(({ name, ratio, met }) => ({
    kind: 'judge',
    name: {
      zh: `评测，${name.zh}：与裸循环之比`,
      en: `Judge, ${name.en}: time ÷ that of a bare loop`,
    },
    aim: '≤ 1.50',
    value: ratio.toFixed(2),
    met,
  }));

const whole = ({ contracts }: Judge): readonly Goal[] =>
  contracts.map(({ name, mean, met }) => ({
    kind: 'whole-contract',
    name: {
      zh: `评测整份契约，含启动与报告：${name.zh}（秒）`,
      en: `A whole contract judged, start and reports included: ${name.en} (seconds)`,
    },
    aim: '< 1.50',
    value: mean.toFixed(2),
    met,
  }));
