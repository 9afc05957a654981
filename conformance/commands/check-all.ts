import { join } from 'node:path';
import type { Language } from '../../spec/language.ts';
import { judge } from '../judge.ts';
import { NothingProved } from '../nothing-proved.ts';
import { type Judgement, type Overview, overviewOf } from '../report/overview.ts';
import { attention } from '../report/overview-attention.ts';
import { overviewTerminal } from '../report/overview-terminal.ts';
import { prepareFolder, writeReports } from '../report/write.ts';
import { clearOverview, writeOverview } from '../report/write-overview.ts';
import { type ReadTarget, readTargets } from '../target/target-folder.ts';
import { unreached } from '../unreached.ts';
import { version } from '../version.ts';
import { atRate, type SettingOptions, settingsOf } from './check-order.ts';
import { asUsageError } from './check-run.ts';
import { interruption } from './interruption.ts';
import { replayOptions } from './pasted.ts';
import { createProgress } from './progress.ts';

const colour = process.stdout.isTTY === true;

export interface CheckAllOptions extends SettingOptions {
  /** The folder of the target files. */
  readonly targets: string;
  readonly report: string;
}

/** What is the same for every endpoint of the folder. */
interface Common {
  readonly options: CheckAllOptions;
  readonly language: Language;
  readonly signal: AbortSignal;
}

/**
 * `qiyue check all`: judges every target file of a folder one after the other, says of each what
 * needs attention, writes all reports and the overview; gives the exit code of all together.
 * All files are read before the first request, and a faulty one keeps none of the others back.
 */
export async function checkAllCommand(
  options: CheckAllOptions,
  language: Language,
): Promise<number> {
  const { targets, faulty } = readTargets(options.targets, process.env);
  await clearOverview(options.report).catch(asUsageError);
  await prepareFolder(options.report).catch(asUsageError);
  using interrupted = interruption(language);
  const common = { options, language, signal: interrupted.signal };
  const startedAt = new Date();
  const judgements: Judgement[] = [];
  for (const one of [...targets, ...faulty]) {
    const judgement = 'fault' in one ? one : await judgeOne(one, common);
    const again = 'fault' in one ? '' : replayOf(one, options);
    process.stdout.write(`${attention(judgement, { language, colour, again })}\n`);
    judgements.push(judgement);
  }
  const overview = overviewOf(judgements, {
    tool: { name: 'qiyue', version },
    startedAt: startedAt.toISOString(),
    duration: Date.now() - startedAt.getTime(),
  });
  await conclude(overview, options.report, language);
  return overview.conclusion.exitCode;
}

const replayOf = ({ target, file, folder }: ReadTarget, { report }: CheckAllOptions): string =>
  replayOptions(target.contract, { target: file, report: join(report, folder) });

/** An endpoint of which nothing can be proved must not keep the others from being judged. */
async function judgeOne(
  one: ReadTarget,
  { options, language, signal }: Common,
): Promise<Judgement> {
  if (signal.aborted) return { ...one, unproved: unreached.interrupted };
  const progress = createProgress(process.stderr, one.folder);
  const target = atRate(one.target, options);
  try {
    const settings = settingsOf(options);
    const report = await judge({ ...settings, target, signal, onProgress: progress.show });
    const folder = join(options.report, one.folder);
    const again = replayOf(one, options);
    await writeReports(report, folder, { language, again }).catch(asUsageError);
    return { ...one, report };
  } catch (error) {
    if (error instanceof NothingProved) return { ...one, unproved: error.text };
    throw error;
  } finally {
    progress.clear();
  }
}

async function conclude(overview: Overview, folder: string, language: Language): Promise<void> {
  const { html } = await writeOverview(overview, folder, { language }).catch(asUsageError);
  process.stdout.write(overviewTerminal(overview, { language, colour, folder }));
  process.stderr.write(`${overviewText[language]} ${html}\n`);
}

const overviewText = { zh: '总览：', en: 'Overview:' };
