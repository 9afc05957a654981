import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '../../spec/language.ts';
import { runScript } from './contestants.ts';
import type { BenchSetting } from './setting.ts';

/** What the judge's half of the bench hands over, as far as the page shows it; times are ms. */
export interface JudgeFigures {
  readonly requests: number;
  /** A whole contract each, in seconds. */
  readonly contracts: readonly ContractTime[];
  readonly rows: readonly JudgeRow[];
  readonly proxy: ProxyFigures;
}

interface ContractTime {
  readonly name: Text;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  /** Processor time of one run, in seconds. */
  readonly judge: number | null;
  readonly platform: number | null;
  readonly met: boolean;
}

interface JudgeRow {
  readonly name: Text;
  readonly judge: number;
  readonly loop: number;
  readonly ratio: number;
  readonly met: boolean;
}

interface ProxyFigures {
  readonly calls: number;
  readonly direct: number;
  readonly through: number;
  readonly added: number;
}

/** Server and judge share no code, so that its half is a program of its own. */
export async function playJudge({ folder, pinned }: BenchSetting) {
  const file = join(folder, 'judge.json');
  const line = ['conformance/bench/run.ts', '--json', file];
  const table = await runScript(line, pinned ? 'everywhere' : false);
  // The program has just written it.
  const figures = JSON.parse(readFileSync(file, 'utf8')) as JudgeFigures;
  return { figures, table: table.trimEnd() };
}
