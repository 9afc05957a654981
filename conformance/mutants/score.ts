import { keysOf } from '../../spec/pointer.ts';
import { judge } from '../judge.ts';
import { NothingProved } from '../nothing-proved.ts';
import type { CheckResult } from '../result.ts';
import type { Target } from '../target.ts';
import type { Mutant, MutantClass, Surroundings, Variant } from './mutant.ts';
import type { MutantProxy } from './proxy.ts';

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
}

export interface Scored {
  readonly mutants: readonly MutantScore[];
  /** Variants, and the unchanged server, that were failed. */
  readonly falseAlarms: readonly { readonly name: string; readonly findings: readonly string[] }[];
  /** Checks that no mutant tripped. */
  readonly untripped: readonly string[];
}

export interface ScoreInput<Around extends Surroundings> {
  readonly target: Target;
  readonly proxy: MutantProxy<Around>;
  readonly mutants: readonly Mutant<Around>[];
  readonly variants: readonly Variant<Around>[];
  readonly onProgress?: (name: string) => void;
}

/** Judges the unchanged server, every mutant and every variant once, through one proxy. */
export async function score<Around extends Surroundings>(
  input: ScoreInput<Around>,
): Promise<Scored> {
  const { proxy, mutants, variants, onProgress } = input;
  // A mutant that hangs is to cost seconds, not the run.
  const target: Target = { ...input.target, url: proxy.url, timeout: 1_000 };
  const failures = (leave?: 'load') =>
    judged({ ...target, allow: [...(target.allow ?? []), ...(leave ? [leave] : [])] });

  proxy.use();
  const reference = await failures('load');
  const baseline = new Set(reference.failed.map(({ id }) => id));
  const scores: MutantScore[] = [];
  for (const mutant of mutants) {
    onProgress?.(mutant.name);
    proxy.use(mutant.deviate);
    const run = await failures(mutant.leave);
    scores.push(toScore(mutant, run, baseline));
  }
  const alarms = [{ name: 'reference', findings: [...baseline] }];
  for (const variant of variants) {
    onProgress?.(variant.name);
    proxy.use(variant.deviate);
    const { failed, exitCode } = await failures();
    const findings = failed.map(({ id }) => id);
    const closed = exitCode === 0 ? [] : [`exit ${exitCode}`];
    alarms.push({ name: variant.name, findings: [...findings, ...closed] });
  }
  const tripped = new Set(scores.flatMap(({ findings }) => findings));
  return {
    mutants: scores,
    falseAlarms: alarms.filter(({ findings }) => findings.length > 0),
    untripped: reference.all.filter((id) => !tripped.has(id)),
  };
}

interface Failures {
  readonly failed: readonly CheckResult[];
  readonly all: readonly string[];
  readonly exitCode: number;
}

async function judged(target: Target): Promise<Failures> {
  try {
    const { results, conclusion } = await judge({ target });
    const failed = results.filter(({ verdict }) => verdict === 'fail');
    // What the target does not offer cannot be tripped there either, as the wait for a token's end.
    const run = results.filter(({ verdict }) => verdict !== 'skipped');
    return { failed, all: run.map(({ id }) => id), exitCode: conclusion.exitCode };
  } catch (error) {
    if (!(error instanceof NothingProved)) throw error;
    return { failed: [], all: [], exitCode: 3 };
  }
}

function toScore<Around extends Surroundings>(
  mutant: Mutant<Around>,
  run: Failures,
  baseline: ReadonlySet<string>,
): MutantScore {
  const fresh = run.failed.filter(({ id }) => !baseline.has(id));
  const cited = new Set(fresh.flatMap(({ requirements }) => requirements));
  return {
    name: mutant.name,
    class: mutant.class,
    killed: fresh.length > 0,
    located: fresh.some((result) => isAbout(result, mutant)),
    clause: mutant.requirements.some((id) => cited.has(id)),
    gate: (run.exitCode === 0) === (mutant.wish ?? false),
    findings: fresh.map(({ id }) => id),
  };
}

function isAbout(
  result: CheckResult,
  { operation, field }: Pick<Mutant, 'operation' | 'field'>,
): boolean {
  const place =
    operation === undefined || result.operation === operation || result.operation === '*';
  const named = [result.field, keysOf(result.difference?.at ?? '').at(-1)];
  return place && (field === undefined || named.some((name) => sameName(name, field)));
}

const sameName = (name: string | null | undefined, field: string): boolean =>
  name?.toLowerCase() === field.toLowerCase();
