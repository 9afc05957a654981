import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractIds } from '../../spec/bundles.ts';
import { inBoth, type Text } from '../../spec/language.ts';
import { type Role, titleOf } from '../contract/role.ts';
import { startDemoReference } from '../mutants/demo-reference.ts';
import { timed } from './processes.ts';
import { processorTime } from './processor-time.ts';
import { verdict } from './result.ts';

/** A contract judged whole, start of the program and all reports included, in seconds. */
export interface ContractTime {
  readonly name: Text;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** Processor time of a run, on each side; `null` where it cannot be told. */
  readonly judge: number | null;
  readonly platform: number | null;
  readonly met: boolean;
}

/** Runs of each contract, after one that is not counted. */
const runs = 10;

/** Seconds that a whole contract may take, in the mean. */
const wholeGoal = 1.5;

/** Judges the reference by each contract; judge and server share all cores, as for a user. */
export async function contractTimes(folder: string): Promise<readonly ContractTime[]> {
  const times: ContractTime[] = [];
  for (const role of contractIds) times.push(await timesOf(role, folder));
  return times;
}

async function timesOf(role: Role, folder: string): Promise<ContractTime> {
  const reference = await startDemoReference([], role);
  try {
    const target = join(folder, `${role}.json`);
    writeFileSync(target, JSON.stringify(reference.target), { mode: 0o600 });
    const line = ['check', role, '--target', target, '--report', join(folder, 'report')];
    await timed('qiyue.js', ...line);
    const works = () => [processorTime(process.pid)?.children, processorTime(reference.pid)?.own];
    const [before, seconds] = [works(), await secondsOf(line)];
    const [judge = null, platform = null] = works().map((after, side) => each(before[side], after));
    return { name: titleOf(role), ...summed(seconds), judge, platform };
  } finally {
    await reference.close();
  }
}

async function secondsOf(line: readonly string[]): Promise<readonly number[]> {
  const seconds: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { whole } = await timed('qiyue.js', ...line);
    seconds.push(whole / 1000);
  }
  return seconds;
}

/** What one run took of what all have taken. */
const each = (before: number | undefined, after: number | undefined): number | null =>
  before === undefined || after === undefined ? null : (after - before) / runs;

function summed(seconds: readonly number[]) {
  const mean = seconds.reduce((sum, one) => sum + one, 0) / seconds.length;
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
  return { mean, least, most, met: mean < wholeGoal };
}

const heading: Text = {
  zh: `整份契约的评测，${runs} 次，含启动与全部报告：平均、最短、最长（秒）`,
  en: `A whole contract, ${runs} runs, start and all reports included: mean, least, most in seconds`,
};

/** A line for each contract. */
export const contractLines = (times: readonly ContractTime[]): string =>
  [
    ...[heading.zh, heading.en],
    ...times.map(({ name, mean, least, most, met }) => {
      const figures = [mean, least, most].map((value) => value.toFixed(2).padStart(7)).join('');
      return `${figures}  < ${wholeGoal.toFixed(2)}  ${inBoth(name)} – ${verdict(met)}`;
    }),
  ].join('\n');
