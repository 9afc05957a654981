import { type JudgeOptions, judge } from '../judge.ts';
import { NothingProved } from '../nothing-proved.ts';
import type { CheckResult } from '../result.ts';
import type { Decided } from '../run.ts';
import type { Target } from '../target/target.ts';

/** What the score needs to know of a run. */
export interface JudgedRun {
  readonly failed: readonly CheckResult[];
  /** Ids of the checks that warned, and of all that were not skipped. */
  readonly warned: readonly string[];
  readonly all: readonly string[];
  readonly exitCode: number;
  /** The first rule that was kept, if any: a run that proves none does not end with 0. */
  readonly kept: readonly string[];
  /** The checks that made the exchange which shows the failure of another one. */
  readonly lookedBackOn: (check: string) => readonly string[];
}

/** What of the plan is run. */
export type How = Pick<JudgeOptions, 'only' | 'isEnough'>;

/** Judges a target; one about which nothing can be proved gives exit code 3 and no findings. */
export async function judgedRun(target: Target, how: How): Promise<JudgedRun> {
  const heard: Decided<never>[] = [];
  const isEnough = (decided: Decided<never>) => {
    heard.push(decided);
    return how.isEnough?.(decided) ?? false;
  };
  try {
    const { results, conclusion } = await judge({ target, ...how, isEnough });
    const failed = results.filter(({ verdict }) => verdict === 'fail');
    // What the target does not offer cannot be tripped there either, as the wait for a token's end.
    const run = results.filter(({ verdict }) => verdict !== 'skipped');
    const warned = results.filter(({ verdict }) => verdict === 'warn').map(idOf);
    const lookedBackOn = (id: string) => makersOf(heard, id);
    const kept = results.filter(isKept).slice(0, 1).map(idOf);
    const { exitCode } = conclusion;
    return { failed, warned, all: run.map(idOf), exitCode, kept, lookedBackOn };
  } catch (error) {
    if (!(error instanceof NothingProved)) throw error;
    return { failed: [], warned: [], all: [], exitCode: 3, kept: [], lookedBackOn: () => [] };
  }
}

const idOf = ({ id }: Pick<CheckResult, 'id'>): string => id;

const isKept = ({ verdict, severity }: CheckResult): boolean =>
  verdict === 'pass' && severity === 'must';

function makersOf(heard: readonly Decided<never>[], id: string): readonly string[] {
  const evidence = heard.find(({ check }) => check.id === id)?.evidence;
  const makers = heard.filter(
    ({ check, observations }) => check.id !== id && evidence && observations.includes(evidence),
  );
  return makers.map(({ check }) => check.id);
}
