import { keysOf } from '../../spec/pointer.ts';
import type { JudgeOptions } from '../judge.ts';
import type { CheckResult, Difference } from '../result.ts';
import type { JudgedRun } from './judged-run.ts';
import type { Mutant, MutantClass, Surroundings } from './mutant.ts';

/** What the judge made of one mutant. */
export interface MutantScore {
  readonly name: string;
  readonly class: MutantClass;
  /** A finding that the unchanged server does not get. */
  readonly killed: boolean;
  /** The finding is about that operation and field. */
  readonly located: boolean;
  /** The finding names the requirement. */
  readonly clause: boolean;
  /** The exit code is as it has to be: not 0, or 0 where only a wish is broken. */
  readonly gate: boolean;
  readonly findings: readonly string[];
  /**
   * The first check whose finding is about the place and names the requirement, the ones whose
   * exchanges it looked back on, and for a wish a rule that was kept; empty where there is none.
   */
  readonly caughtBy: readonly string[];
}

type IsEnough = NonNullable<JudgeOptions['isEnough']>;

/** Whether nothing that comes later could change the mutant's score. */
export function foundOut<Around extends Surroundings>(
  mutant: Mutant<Around>,
  baseline: ReadonlySet<string>,
): IsEnough {
  return ({ check, outcome }) => {
    // A broken wish must not fail the run, which only its end can tell.
    if (outcome.verdict !== 'fail' || mutant.wish) return false;
    const { field = null } = check;
    return (
      !baseline.has(check.id) &&
      catches({ ...check, field, difference: outcome.difference }, mutant)
    );
  };
}

/** Scores a run over a mutant beside what the unchanged server gets. */
export function toScore<Around extends Surroundings>(
  mutant: Mutant<Around>,
  run: JudgedRun,
  baseline: ReadonlySet<string>,
): MutantScore {
  const fresh = run.failed.filter(({ id }) => !baseline.has(id));
  const cited = new Set(fresh.flatMap(({ requirements }) => requirements));
  const caught = fresh.find((result) => catches(result, mutant));
  return {
    name: mutant.name,
    class: mutant.class,
    killed: fresh.length > 0,
    located: fresh.some((result) => isAbout(result, mutant)),
    clause: mutant.requirements.some((id) => cited.has(id)),
    gate: (run.exitCode === 0) === (mutant.wish ?? false),
    findings: fresh.map(({ id }) => id),
    caughtBy: caught
      ? [caught.id, ...run.lookedBackOn(caught.id), ...(mutant.wish ? run.kept : [])]
      : [],
  };
}

type Failed = Pick<CheckResult, 'operation' | 'field' | 'severity' | 'requirements'> & {
  readonly difference: Pick<Difference, 'at'> | null;
};

/** A finding that scores full: it weighs enough, names the requirement and points at the place. */
function catches(result: Failed, mutant: Omit<Mutant, 'deviate'>): boolean {
  const weighs = mutant.wish ?? result.severity === 'must';
  const isNamed = mutant.requirements.some((id) => result.requirements.includes(id));
  return weighs && isNamed && isAbout(result, mutant);
}

function isAbout(
  result: Pick<Failed, 'operation' | 'field' | 'difference'>,
  { operation, field }: Pick<Mutant, 'operation' | 'field'>,
): boolean {
  const place =
    operation === undefined || result.operation === operation || result.operation === '*';
  const named = [result.field, keysOf(result.difference?.at ?? '').at(-1)];
  return place && (field === undefined || named.some((name) => sameName(name, field)));
}

const sameName = (name: string | null | undefined, field: string): boolean =>
  name?.toLowerCase() === field.toLowerCase();
