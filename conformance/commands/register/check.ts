import type { Command } from 'commander';
import { example, type Say } from '../../../spec/command-line.ts';
import type { Language } from '../../../spec/language.ts';
import { withSelection } from './selection.ts';

/** `qiyue check`. */
export function registerCheck(program: Command, say: Say, language: Language): void {
  withSelection(program.command('check <contract>'), say)
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
      const { assertFitting } = await import('../check-options.ts');
      const given = Object.keys(options).filter(
        (name) => command.getOptionValueSource(name) === 'cli',
      );
      assertFitting(contract, given);
      if (contract === 'all') {
        const { checkAllCommand } = await import('../check-all.ts');
        process.exitCode = await checkAllCommand(options, language);
        return;
      }
      const { checkCommand } = await import('../check.ts');
      process.exitCode = await checkCommand(contract, options, language);
    });
}
