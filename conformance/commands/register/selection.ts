import type { Command } from 'commander';
import type { Say } from '../../../spec/command-line.ts';

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
        zh: '只运行与此要求有关的检查（可重复）',
        en: 'run only checks of this requirement (repeatable)',
      }),
      collect,
      [],
    );
