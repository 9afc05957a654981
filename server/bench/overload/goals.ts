import type { Figures } from '../figures.ts';
import type { Goal } from '../goals.ts';
import { aims } from './result.ts';

/** What was aimed at under three times the load, and what came of it. */
export const overloadGoals = ({ overload }: Figures): readonly Goal[] =>
  overload === undefined
    ? []
    : aims.map(({ name, most, of, shown }) => {
        const value = of(overload);
        return {
          kind: 'overload' as const,
          name: { zh: `三倍负载：${name.zh}`, en: `Three times the capacity: ${name.en}` },
          aim: `≤ ${shown(most)}`,
          value: value === null ? '–' : shown(value),
          met: value === null ? null : value <= most,
        };
      });
