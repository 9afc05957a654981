import type { Language } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { judgedAs } from '../checks/index.ts';
import { roleNamed } from '../checks/own/opened.ts';
import { contractFrom } from '../contract/contract-file.ts';
import { readHar } from '../recorded/har-file.ts';
import { trafficOf } from '../recorded/har-traffic.ts';
import { judgeTraffic } from '../recorded/judge-traffic.ts';
import { writeTraffic } from '../recorded/write-traffic.ts';
import { clearReports } from '../report/write.ts';
import type { Severity } from '../result.ts';
import { readTarget } from '../target/target.ts';
import { asUsageError } from './check-run.ts';

export interface CheckHarOptions {
  readonly har: string;
  /** Says where the operations live; without it they are found by the ends of their paths. */
  readonly target?: string;
  readonly report: string;
  readonly contract?: string;
  readonly only: readonly string[];
  readonly clause: readonly string[];
  readonly severity?: Severity;
}

/**
 * `qiyue check --har`: judges recorded traffic and sends nothing; writes the same reports, and
 * beside them `traffic.json` with what clients did wrong. Throws `UsageError` for a file that is no
 * HAR, and `NothingProved` where it has no call of the contract.
 */
export async function checkHarCommand(
  name: string,
  options: CheckHarOptions,
  language: Language,
): Promise<number> {
  const id = await roleNamed(name);
  const target = options.target === undefined ? null : readTarget(options.target, process.env);
  if (target && target.contract !== id) throw mixedUp(name, target.contract);
  if (!target && id === 'shanxi-provider') throw needsAddress;
  const { contract: shipped, select } = await judgedAs(id);
  const contract = options.contract ? await contractFrom(id, options.contract) : shipped;
  const { only, clause, severity } = options;
  const selection = { only, clause, ...(severity && { severity }) };
  const selected = select(contract, selection);
  const traffic = trafficOf(contract, target, readHar(options.har));
  await clearReports(options.report, options.har).catch(asUsageError);
  const judgement = await judgeTraffic(traffic, selected, selection);
  const colour = process.stdout.isTTY === true;
  const shown = await writeTraffic(traffic, judgement, { ...options, language, colour });
  process.stdout.write(shown.text);
  process.stderr.write(shown.note);
  return shown.exitCode;
}

const mixedUp = (wanted: string, found: string): UsageError =>
  new UsageError({
    zh: `目标文件是 ${found} 的，而要评测的是 ${wanted}。`,
    en: `The target file is one for ${found}, but ${wanted} is to be judged.`,
  });

/** Where a provider lives, no contract says. */
const needsAddress = new UsageError({
  zh: '数据提供方的网址不在契约中：请用 --target 给出目标文件。',
  en: 'No contract says where a provider lives: give a target file by --target.',
});
