import type { Command } from 'commander';
import { example, type Say } from '../spec/command-line.ts';
import type { Language } from '../spec/language.ts';

const collect = (value: string, all: readonly string[]): readonly string[] => [...all, value];

/**
 * The judge's commands: `check` and `list`. This file is read by every command of the program, so
 * what they need is loaded only when one of them runs.
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
    .description(say({ zh: '评测一个真实的端点', en: 'judge a real endpoint' }))
    .option(
      '--target <file>',
      say({ zh: '目标文件，YAML 格式', en: 'target file, in YAML' }),
      'target.yaml',
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
    .action(async (contract, options) => {
      const { checkCommand } = await import('./commands/check.ts');
      process.exitCode = await checkCommand(contract, options, language);
    });

  withSelection(program.command('list <contract>'))
    .description(say({ zh: '列出全部检查', en: 'list every check' }))
    .addHelpText('after', example(say, 'qiyue list wuhan --clause WH-R031'))
    .action(async (contract, options) => {
      const { listCommand } = await import('./commands/list.ts');
      process.stdout.write(`${listCommand(contract, options, say).join('\n')}\n`);
    });
}
