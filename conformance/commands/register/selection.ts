import type { Command } from 'commander';
import type { Say } from '../../../spec/command-line.ts';
import { oneOf } from '../option-values.ts';

/** For options that may be given more than once. */
export const collect = (value: string, all: readonly string[]): readonly string[] => [
  ...all,
  value,
];

/** The options that choose among the checks. */
export const withSelection = (command: Command, say: Say): Command =>
  command
    .option(
      '--only <id>',
      say({
        zh: '只运行这个检查，或编号以此开头的检查（可重复）',
        en: 'run only this check, or those whose id begins so (repeatable)',
      }),
      collect,
      [],
    )
    .option(
      '--clause <requirement>',
      say({
        zh: '只运行与此要求或原文条款有关的检查（可重复）',
        en: 'run only checks of this requirement or clause of the source (repeatable)',
      }),
      collect,
      [],
    )
    .option(
      '--severity <must|should|may>',
      say({ zh: '只运行不低于此级别的检查', en: 'run only checks that weigh at least so much' }),
      oneOf('--severity', ['must', 'should', 'may']),
    );
