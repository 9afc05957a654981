import type { Bout, Entry } from '../bout.ts';
import { reference } from '../bout.ts';
import type { Placement } from '../contestants.ts';
import { caseBout } from '../neimenggu/bouts.ts';
import { gradeBout } from '../shanxi/bouts.ts';
import { wuhanBouts } from '../wuhan/bouts.ts';
import { type Contender, idOf } from './result.ts';

/** So many calls are under way, whether one process serves or two. */
export const engineConnections = 64;

const contenders: readonly Contender[] = [
  { engine: 'sqlite', processes: 1 },
  { engine: 'sqlite', processes: 2 },
  { engine: 'shared', processes: 1 },
  { engine: 'shared', processes: 2 },
  { engine: 'sqlite', processes: 2, apart: true },
  { engine: 'shared', processes: 2, apart: true },
];

const entryOf = (contender: Contender): Entry => {
  const { processes, apart = false } = contender;
  const workers = ['--workers', apart ? '1' : String(processes)];
  const isShared = contender.engine === 'shared';
  return {
    ...{ id: idOf(contender), name: reference.name, isShared, copies: apart ? processes : 1 },
    command: (port, database) =>
      isShared
        ? ['qiyue.ts', 'serve', '--port', port, ...workers]
        : [...reference.command(port, database), ...workers],
  };
};

const cases = caseBout(
  1,
  { zh: '内蒙古，案件：1 个市场主体', en: 'Inner Mongolia, cases: 1 entity' },
  { perRound: 3_000, warmUp: 8_000 },
);

/**
 * The hot operation of each contract, by one process and by two. The servers may use all cores:
 * two processes on one would never meet at a lock. Two share the load of one, so there is enough
 * of it for both: when they are warm, too, for each of them compiles the program for itself. Two
 * that share nothing show what of the difference is the machine's.
 */
export function engineBouts(hasEngines: boolean, placement: Placement): readonly Bout[] {
  const entries = contenders.filter(({ engine }) => hasEngines || engine === 'sqlite').map(entryOf);
  const counts = { perRound: 6_000, warmUp: 20_000 };
  return [
    ...wuhanBouts.map((bout) => ({ ...bout, ...counts })),
    { ...gradeBout, ...counts },
    cases,
  ].map((bout) => ({
    ...bout,
    id: `engines-${bout.id}`,
    entries,
    placement,
    width: engineConnections,
  }));
}
