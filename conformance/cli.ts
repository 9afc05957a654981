import type { Command } from 'commander';
import { example, type Say } from '../spec/command-line.ts';
import type { Language } from '../spec/language.ts';

const collect = (value: string, all: readonly string[]): readonly string[] => [...all, value];

/**
 * The judge's commands: `check`, `coverage` and `list`. This file is read by every command of the
 * program, so what they need is loaded only when one of them runs.
 */
export function registerJudgeCommands(program: Command, say: Say, language: Language): void {
  const withSelection = (command: Command): Command =>
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

  withSelection(program.command('check <contract>'))
    .description(
      say({
        zh: '评测一个真实的端点；check all 评测一个目录中的全部目标',
        en: 'judge a real endpoint; `check all` judges every target of a folder',
      }),
    )
    .option(
      '--target <file>',
      say({ zh: '目标文件，YAML 格式', en: 'target file, in YAML' }),
      'target.yaml',
    )
    .option(
      '--targets <folder>',
      say({
        zh: '目标文件所在的目录，用于 check all',
        en: 'folder of target files, for `check all`',
      }),
      'targets',
    )
    .option('--report <folder>', say({ zh: '报告目录', en: 'folder for the reports' }), 'reports')
    .option(
      '--contract <bundle.json>',
      say({
        zh: '用这个打包后的契约代替自带的',
        en: 'bundled contract to use instead of the shipped one',
      }),
    )
    .addHelpText('after', example(say, 'qiyue check wuhan --target target.yaml'))
    .addHelpText('after', '  $ qiyue check all --targets targets --report reports')
    .action(async (contract, options, command: Command) => {
      const { assertFitting } = await import('./commands/check-options.ts');
      const given = Object.keys(options).filter(
        (name) => command.getOptionValueSource(name) === 'cli',
      );
      assertFitting(contract, given);
      if (contract === 'all') {
        const { checkAllCommand } = await import('./commands/check-all.ts');
        process.exitCode = await checkAllCommand(options, language);
        return;
      }
      const { checkCommand } = await import('./commands/check.ts');
      process.exitCode = await checkCommand(contract, options, language);
    });

  program
    .command('coverage [contract]')
    .description(
      say({
        zh: '列出每条要求在契约中的位置、检查、变异，或者不能从外部证明的理由',
        en: 'show for each requirement the places of the contract, checks and mutants, or the reason',
      }),
    )
    .option('--format <text|json>', say({ zh: '输出格式', en: 'format of the output' }), 'text')
    .addHelpText('after', example(say, 'qiyue coverage shanxi'))
    .action(async (contract, { format }) => {
      const { coverageCommand } = await import('./commands/coverage.ts');
      process.stdout.write(`${coverageCommand(contract, format, say).join('\n')}\n`);
    });

  withSelection(program.command('list <contract>'))
    .description(say({ zh: '列出全部检查', en: 'list every check' }))
    .addHelpText('after', example(say, 'qiyue list wuhan --clause WH-R031'))
    .action(async (contract, options) => {
      const { listCommand } = await import('./commands/list.ts');
      process.stdout.write(`${listCommand(contract, options, say).join('\n')}\n`);
    });
}
