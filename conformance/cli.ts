import type { Command } from 'commander';
import type { Say } from '../spec/command-line.ts';
import type { Language } from '../spec/language.ts';
import { registerCheck } from './commands/register/check.ts';
import { registerCompletion } from './commands/register/completion.ts';
import { registerCoverage } from './commands/register/coverage.ts';
import { registerDiff } from './commands/register/diff.ts';
import { registerExplain } from './commands/register/explain.ts';
import { registerInit } from './commands/register/init.ts';
import { registerList } from './commands/register/list.ts';
import { registerPlan } from './commands/register/plan.ts';
import { registerProxy } from './commands/register/proxy.ts';
import { registerReplay } from './commands/register/replay.ts';
import { registerReport } from './commands/register/report.ts';

/**
 * The judge's commands. These files are read by every command of the program, so what they need is
 * loaded only when one of them runs.
 */
export function registerJudgeCommands(program: Command, say: Say, language: Language): void {
  registerCheck(program, say, language);
  registerCompletion(program, say);
  registerCoverage(program, say);
  registerDiff(program, say, language);
  registerExplain(program, say);
  registerInit(program, say);
  registerList(program, say);
  registerPlan(program, say, language);
  registerProxy(program, say, language);
  registerReplay(program, say, language);
  registerReport(program, say);
}
