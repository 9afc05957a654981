import type { Target } from '../target/target.ts';
import { type Alarm, isAlarm, raisedAlarms } from './false-alarms.ts';
import { type How, judgedRun } from './judged-run.ts';
import type { Mutant, Surroundings, Variant } from './mutant.ts';
import { foundOut, type MutantScore, toScore } from './mutant-score.ts';
import type { MutantProxy } from './proxy.ts';

export interface Scored {
  readonly mutants: readonly MutantScore[];
  /** Variants, and the unchanged server, that were failed. */
  readonly falseAlarms: readonly Alarm[];
  /** How many checks run on the unchanged server. */
  readonly checks: number;
  /** Those that no mutant tripped and no variant made warn; only a thorough score can know them. */
  readonly untripped: readonly string[];
}

export interface ScoreInput<Around extends Surroundings> {
  readonly target: Target;
  readonly proxy: MutantProxy<Around>;
  readonly mutants: readonly Mutant<Around>[];
  readonly variants: readonly Variant<Around>[];
  /**
   * Runs every check on every mutant and variant. Without it a run ends once its mutant is found
   * out, and variants are first judged several at once.
   */
  readonly thorough?: boolean;
  /** By name of mutant the checks to begin with: they caught the mutant before. */
  readonly knownBy?: CaughtBy;
  readonly onProgress?: (name: string) => void;
}

/** By name of mutant the checks that catch it. */
export type CaughtBy = Readonly<Record<string, readonly string[]>>;

/** Judges the unchanged server, every mutant and every variant once, through one proxy. */
export async function score<Around extends Surroundings>(
  input: ScoreInput<Around>,
): Promise<Scored> {
  const { proxy, mutants, variants, thorough = false, knownBy = {}, onProgress } = input;
  // A mutant that hangs is to cost seconds, not the run.
  const target: Target = { ...input.target, url: throughProxy(input), timeout: 2_000 };
  const judged = (leave?: 'load', how: How = {}) => {
    const allow = [...(target.allow ?? []), ...(leave ? [leave] : [])];
    return judgedRun({ ...target, allow }, how);
  };

  proxy.use();
  const reference = await judged('load');
  const baseline = new Set(reference.failed.map(({ id }) => id));
  // Some checks are there to warn alone: what they are about is tolerated.
  const warned = new Set<string>();
  const scores: MutantScore[] = [];
  for (const mutant of mutants) {
    onProgress?.(mutant.name);
    const tried = async (how: How) => {
      proxy.use(mutant.deviate);
      return toScore(mutant, await judged(mutant.leave, how), baseline);
    };
    const known = (knownBy[mutant.name] ?? []).filter((id) => reference.all.includes(id));
    const isBegun = !thorough && known.length > 0;
    const first = isBegun ? await tried({ only: known }) : undefined;
    const isEnough = foundOut(mutant, baseline);
    const isFound = first && first.caughtBy.length > 0;
    scores.push(isFound ? first : await tried(thorough ? {} : { isEnough }));
  }
  const alarms = await raisedAlarms({
    variants,
    atOnce: thorough ? 1 : 6,
    async judge(together) {
      onProgress?.(together.map(({ name }) => name).join(' '));
      proxy.use(...together.map(({ deviate }) => deviate));
      const run = await judged();
      for (const id of run.warned) warned.add(id);
      return run;
    },
  });
  const tripped = new Set([...scores.flatMap(({ findings }) => findings), ...warned]);
  return {
    mutants: scores,
    falseAlarms: [{ name: 'reference', findings: [...baseline] }, ...alarms].filter(isAlarm),
    checks: reference.all.length,
    untripped: reference.all.filter((id) => !tripped.has(id)),
  };
}

type Located = Pick<Target, 'url'>;

/** The path stays what it is: only the port is another one. */
const throughProxy = ({ target, proxy }: Readonly<Record<'target' | 'proxy', Located>>): string =>
  `${proxy.url}${new URL(target.url).pathname}`.replace(/\/$/, '');
