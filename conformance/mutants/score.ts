import { keysOf } from '../../spec/pointer.ts';
import { type JudgeOptions, judge } from '../judge.ts';
import { NothingProved } from '../nothing-proved.ts';
import type { CheckResult, Difference } from '../result.ts';
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
  /** The first check whose finding is about the place and names the requirement. */
  readonly caughtBy: string | null;
}

export interface Scored {
  readonly mutants: readonly MutantScore[];
  /** Variants, and the unchanged server, that were failed. */
  readonly falseAlarms: readonly { readonly name: string; readonly findings: readonly string[] }[];
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
  /** Runs every check on every mutant; without it a run ends once its mutant is found out. */
  readonly thorough?: boolean;
  /** By name of mutant the check to begin with: it caught the mutant before. */
  readonly knownBy?: Readonly<Record<string, string>>;
  readonly onProgress?: (name: string) => void;
}

/** Judges the unchanged server, every mutant and every variant once, through one proxy. */
export async function score<Around extends Surroundings>(
  input: ScoreInput<Around>,
): Promise<Scored> {
  const { proxy, mutants, variants, thorough = false, knownBy = {}, onProgress } = input;
  // A mutant that hangs is to cost seconds, not the run.
  const target: Target = { ...input.target, url: throughProxy(input), timeout: 2_000 };
  const failures = (leave?: 'load', how: How = {}) => {
    const allow = [...(target.allow ?? []), ...(leave ? [leave] : [])];
    return judged({ ...target, allow }, how);
  };

  proxy.use();
  const reference = await failures('load');
  const baseline = new Set(reference.failed.map(({ id }) => id));
  // Some checks are there to warn alone: what they are about is tolerated.
  const warned = new Set<string>();
  const scores: MutantScore[] = [];
  for (const mutant of mutants) {
    onProgress?.(mutant.name);
    const tried = async (how: How) => {
      proxy.use(mutant.deviate);
      return toScore(mutant, await failures(mutant.leave, how), baseline);
    };
    const known = reference.all.find((id) => id === knownBy[mutant.name]);
    const first = known && !thorough ? await tried({ only: [known] }) : undefined;
    const isEnough = foundOut(mutant, baseline);
    scores.push(first?.caughtBy ? first : await tried(thorough ? {} : { isEnough }));
  }
  const alarms = [{ name: 'reference', findings: [...baseline] }];
  for (const variant of variants) {
    onProgress?.(variant.name);
    proxy.use(variant.deviate);
    const { failed, warned: fresh, exitCode } = await failures();
    for (const id of fresh) warned.add(id);
    const findings = failed.map(({ id }) => id);
    const closed = exitCode === 0 ? [] : [`exit ${exitCode}`];
    alarms.push({ name: variant.name, findings: [...findings, ...closed] });
  }
  const tripped = new Set([...scores.flatMap(({ findings }) => findings), ...warned]);
  return {
    mutants: scores,
    falseAlarms: alarms.filter(({ findings }) => findings.length > 0),
    checks: reference.all.length,
    untripped: reference.all.filter((id) => !tripped.has(id)),
  };
}

type Located = Pick<Target, 'url'>;

/** The path stays what it is: only the port is another one. */
const throughProxy = ({ target, proxy }: Readonly<Record<'target' | 'proxy', Located>>): string =>
  `${proxy.url}${new URL(target.url).pathname}`.replace(/\/$/, '');

interface Failures {
  readonly failed: readonly CheckResult[];
  readonly warned: readonly string[];
  readonly all: readonly string[];
  readonly exitCode: number;
}

/** What of the plan is run. */
type How = Pick<JudgeOptions, 'only' | 'isEnough'>;

async function judged(target: Target, how: How): Promise<Failures> {
  try {
    const { results, conclusion } = await judge({ target, ...how });
    const failed = results.filter(({ verdict }) => verdict === 'fail');
    // What the target does not offer cannot be tripped there either, as the wait for a token's end.
    const run = results.filter(({ verdict }) => verdict !== 'skipped');
    const warned = results.filter(({ verdict }) => verdict === 'warn').map(({ id }) => id);
    return { failed, warned, all: run.map(({ id }) => id), exitCode: conclusion.exitCode };
  } catch (error) {
    if (!(error instanceof NothingProved)) throw error;
    return { failed: [], warned: [], all: [], exitCode: 3 };
  }
}

type IsEnough = NonNullable<JudgeOptions['isEnough']>;

/** Nothing that comes later could change the mutant's score. */
function foundOut<Around extends Surroundings>(
  mutant: Mutant<Around>,
  baseline: ReadonlySet<string>,
): IsEnough {
  const cites = new Set<string>(mutant.requirements);
  return ({ check, outcome }) => {
    if (outcome.verdict !== 'fail' || mutant.wish || check.severity !== 'must') return false;
    const { id, operation, field = null, requirements } = check;
    const result = { operation, field, difference: outcome.difference };
    return (
      !baseline.has(id) && requirements.some((one) => cites.has(one)) && isAbout(result, mutant)
    );
  };
}

function toScore<Around extends Surroundings>(
  mutant: Mutant<Around>,
  run: Failures,
  baseline: ReadonlySet<string>,
): MutantScore {
  const fresh = run.failed.filter(({ id }) => !baseline.has(id));
  const cited = new Set(fresh.flatMap(({ requirements }) => requirements));
  const caught = fresh.find(
    (result) =>
      result.severity === 'must' &&
      mutant.requirements.some((id) => result.requirements.includes(id)) &&
      isAbout(result, mutant),
  );
  return {
    name: mutant.name,
    class: mutant.class,
    killed: fresh.length > 0,
    located: fresh.some((result) => isAbout(result, mutant)),
    clause: mutant.requirements.some((id) => cited.has(id)),
    gate: (run.exitCode === 0) === (mutant.wish ?? false),
    findings: fresh.map(({ id }) => id),
    caughtBy: mutant.wish ? null : (caught?.id ?? null),
  };
}

function isAbout(
  result: Pick<CheckResult, 'operation' | 'field'> & {
    readonly difference: Pick<Difference, 'at'> | null;
  },
  { operation, field }: Pick<Mutant, 'operation' | 'field'>,
): boolean {
  const place =
    operation === undefined || result.operation === operation || result.operation === '*';
  const named = [result.field, keysOf(result.difference?.at ?? '').at(-1)];
  return place && (field === undefined || named.some((name) => sameName(name, field)));
}

const sameName = (name: string | null | undefined, field: string): boolean =>
  name?.toLowerCase() === field.toLowerCase();
