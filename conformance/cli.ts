import type { Command } from 'commander';
import type { Say } from '../spec/command-line.ts';
import type { Language } from '../spec/language.ts';
import { registerCheck } from './commands/register/check.ts';
import { registerCoverage } from './commands/register/coverage.ts';
import { registerList } from './commands/register/list.ts';

/**
 * The judge's commands. These files are read by every command of the program, so what they need is
 * loaded only when one of them runs.
 */
export function registerJudgeCommands(program: Command, say: Say, language: Language): void {
  registerCheck(program, say, language);
  registerCoverage(program, say);
  registerList(program, say);
}
