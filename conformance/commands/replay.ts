import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inBoth, type Language, type Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { judged } from '../checks/all.ts';
import { roleNamed } from '../checks/own/opened.ts';
import type { Contract } from '../contract/contract.ts';
import { checkNamed, type OwnedCheck } from '../explain.ts';
import { readReport } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';
import { speechOf } from '../report/terminal.ts';
import { labels } from '../report/words.ts';
import type { CheckResult, Difference } from '../result.ts';
import { readTarget } from '../target/target.ts';
import { type Replayed, replay } from './replay-run.ts';

export interface ReplayOptions {
  readonly target: string;
  /** The folder with the report of the run that found it. */
  readonly report: string;
  /** The file of a person's own contract, where it is none of the shipped ones. */
  readonly contract?: string;
}

/** What a replay says, and how the program ends. */
export interface Told {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1 | 3;
}

/**
 * `qiyue replay`: runs the check of a finding again, with fresh signatures, and tells whether it is
 * fixed. Throws `UsageError` for an unknown finding and a target of another
 * contract.
 */
export async function replayCommand(
  wanted: string,
  options: ReplayOptions,
  language: Language,
): Promise<Told> {
  const { report, before } = earlier(wanted, options.report);
  if (report?.contract.id === 'own' && !options.contract) throw unnamed(options.report);
  const among = options.contract ? [await roleNamed(options.contract)] : undefined;
  const { role, check } = checkNamed(before?.id ?? wanted, among);
  const { contract } = judged[role]();
  if (report && !isSame(report.contract, contract)) throw ofAnother(options.report, report, role);
  const target = readTarget(options.target, process.env);
  if (target.contract !== role) throw mixedUp(role, target.contract, options.target);
  const replayed = await replay({ target, check, before, report });
  const { say } = speechOf({ language, colour: false });
  const isOther = report !== null && report.contract.sha256 !== contract.sha256;
  const warned = isOther ? [say(changed)] : [];
  const lines = [...warned, ...told(check, before, replayed, say)];
  return { lines, exitCode: exitCodes[replayed.verdict] };
}

/** All contracts of one's own have one id, so that the title tells them apart. */
const isSame = (before: Report['contract'], now: Contract): boolean =>
  before.id === now.id && (now.id !== 'own' || before.title.en === now.title.en);

const changed: Text = {
  zh: '注意：那次评测之后契约已有改动，结论以现在的契约为准。',
  en: 'Note: the contract has changed since that run; what follows goes by the contract of today.',
};

const exitCodes = { fixed: 0, still: 1, unknown: 3 } as const;

/** The earlier run, and the finding in it; without a report the finding is known by its id. */
function earlier(
  wanted: string,
  folder: string,
): { readonly report: Report | null; readonly before: CheckResult | null } {
  const file = join(folder, 'report.json');
  if (!existsSync(file)) return { report: null, before: null };
  const report = readReport(file);
  const before = report.results.find(({ id, finding }) => id === wanted || finding === wanted);
  return before ? { report, before } : { report: null, before: null };
}

function told(
  check: OwnedCheck['check'],
  before: CheckResult | null,
  { verdict, now, reason }: Replayed,
  say: (text: Text) => string,
): readonly string[] {
  return [
    check.id,
    `  ${say(check.title)}`,
    ...differing(before?.difference, words.before, say),
    ...differing(now?.difference, words.now, say),
    ...(reason ? [`  ${say(labels.reason)}: ${say(reason)}`] : []),
    inBoth(verdictWords[verdict]),
  ];
}

/** What was expected and what came, then or now; nothing where nothing differs. */
const differing = (
  difference: Difference | null | undefined,
  [expected, actual]: readonly [Text, Text],
  say: (text: Text) => string,
): readonly string[] =>
  difference
    ? [
        `  ${say(expected)}: ${say(difference.expected)}`,
        `  ${say(actual)}: ${say(difference.actual)}`,
      ]
    : [];

const words = {
  before: [
    { zh: '此前应为', en: 'Expected before' },
    { zh: '此前实为', en: 'Actual before' },
  ],
  now: [
    { zh: '现在应为', en: 'Expected now' },
    { zh: '现在实为', en: 'Actual now' },
  ],
} as const;

const verdictWords: Readonly<Record<Replayed['verdict'], Text>> = {
  fixed: { zh: '已修复', en: 'fixed' },
  still: { zh: '仍不符合', en: 'still failing' },
  unknown: { zh: '无法判断', en: 'cannot tell' },
};

const mixedUp = (role: string, found: string, file: string): UsageError =>
  new UsageError({
    zh: `${file} 是 ${found} 的目标文件，而这个检查属于 ${role}。用 --target 指出它的目标文件。`,
    en: `${file} is a target file for ${found}, but the check is one of ${role}. Name its target file with --target.`,
  });

const ofAnother = (folder: string, { contract }: Report, role: string): UsageError =>
  new UsageError({
    zh: `${folder} 中的报告是按“${contract.title.zh}”（${contract.id}）评测的，而这个检查属于 ${role} 的另一份契约。用 --report 指出发现它的那份报告。`,
    en: `The report in ${folder} is one of "${contract.title.en}" (${contract.id}), but the check is one of another contract (${role}). Name the report that has the finding with --report.`,
  });

const unnamed = (folder: string): UsageError =>
  new UsageError({
    zh: `${folder} 中的报告是按自己的契约评测的。用 --contract 指出契约文件。`,
    en: `The report in ${folder} is one of your own contract. Name its file with --contract.`,
  });
