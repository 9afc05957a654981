import type { Language } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { roleNamed } from '../checks/own/opened.ts';
import { chosenChecks } from '../judge.ts';
import type { Budget, Report } from '../report/report.ts';
import type { Severity } from '../result.ts';
import type { Settings } from '../selection/settings.ts';
import { readTarget, type Target } from '../target/target.ts';
import type { Waiver, Waiving } from '../waivers/waivers.ts';
import { waiversPath } from '../waivers/waivers-path.ts';
import { replayOptions } from './pasted.ts';

/** What can be said to any run, of one endpoint or of several. */
export interface SettingOptions {
  readonly severity?: Severity;
  readonly profile?: 'strict' | 'published';
  readonly rate?: number;
  readonly budget?: Budget;
  readonly seed?: number;
  readonly fuzz?: boolean;
}

export interface CheckOptions extends SettingOptions {
  readonly target: string;
  readonly report: string;
  readonly contract?: string;
  readonly only: readonly string[];
  readonly clause: readonly string[];
  readonly waivers?: string;
  readonly earlier?: string;
}

/** Everything that a run of one endpoint is made of, read from its files. */
export interface Order {
  readonly target: Target;
  readonly settings: Settings;
  readonly contractFile: string | undefined;
  readonly reports: string;
  readonly waivers: readonly Waiver[];
  /** All checks that such a run could have, whichever were chosen; none where nothing is waived. */
  readonly checks: Waiving['checks'];
  readonly earlier: Report | null;
  readonly language: Language;
  /** What a replay of a finding is to be told, as a shell wants it. */
  readonly again: string;
}

/** Reads what a person named on the command line. Throws `UsageError`; nothing is sent. */
export async function orderOf(
  contract: string,
  options: CheckOptions,
  language: Language,
): Promise<Order> {
  const id = await roleNamed(contract);
  const target = readTarget(options.target, process.env);
  if (target.contract !== id) throw mixedUp(contract, target.contract, options.target);
  const earlier = options.earlier === undefined ? null : await earlierReport(options.earlier);
  if (earlier && earlier.contract.id !== id) throw notOfThis(earlier.contract.id, id);
  const { only, clause } = options;
  return {
    target: atRate(target, options),
    settings: { ...settingsOf(options), only, clause },
    contractFile: options.contract,
    reports: options.report,
    ...(await waivedBy(options, target)),
    earlier,
    language,
    again: replayOptions(contract, options),
  };
}

/** What reads it brings a compiler of schemas with it, which most runs do without. */
async function earlierReport(file: string): Promise<Report> {
  const { readReport } = await import('../report/read-report.ts');
  return readReport(file);
}

/** The waivers; all checks are made for them alone, as that takes its time. */
async function waivedBy(
  { waivers, target: file, contract, fuzz = false }: CheckOptions,
  target: Target,
): Promise<Pick<Order, 'waivers' | 'checks'>> {
  const found = waiversPath(waivers, file);
  if (found === null) return { waivers: [], checks: [] };
  const { readWaivers } = await import('../waivers/waivers-file.ts');
  const known = await chosenChecks(target, { fuzz: true }, contract);
  return {
    waivers: readWaivers(found, known),
    checks: await chosenChecks(target, { fuzz }, contract),
  };
}

/** The rate of the command line goes before that of the file. */
export const atRate = (target: Target, { rate }: SettingOptions): Target =>
  rate === undefined ? target : { ...target, rate };

/** What the options say, without those that were not given. */
export const settingsOf = ({
  severity,
  profile,
  budget,
  seed,
  fuzz,
}: SettingOptions): Settings => ({
  ...(severity && { severity }),
  ...(profile && { profile }),
  ...(budget && { budget }),
  ...(seed !== undefined && { seed }),
  ...(fuzz && { fuzz }),
});

const mixedUp = (wanted: string, found: string, file: string): UsageError =>
  new UsageError({
    zh: `${file} 是 ${found} 的目标文件，而要评测的是 ${wanted}。`,
    en: `${file} is a target file for ${found}, but ${wanted} is to be judged.`,
  });

const notOfThis = (found: string, wanted: string): UsageError =>
  new UsageError({
    zh: `--earlier 的报告是 ${found} 的，而要评测的是 ${wanted}。`,
    en: `The report of --earlier is one of ${found}, but ${wanted} is to be judged.`,
  });
