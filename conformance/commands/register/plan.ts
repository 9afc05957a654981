import type { Command } from 'commander';
import { example, type Say } from '../../../spec/command-line.ts';
import type { Language } from '../../../spec/language.ts';
import { withSelection } from './selection.ts';

/** `qiyue plan`. */
export function registerPlan(program: Command, say: Say, language: Language): void {
  withSelection(program.command('plan <contract>'), say)
    .description(
      say({
        zh: '把检查写成数据（JSON Lines），供其他语言的程序运行',
        en: 'write the checks as data (JSON Lines) for programs in other languages',
      }),
    )
    .option(
      '--target <file>',
      say({
        zh: '一个符合契约的端点的目标文件，YAML 格式',
        en: 'target file of an endpoint that conforms, in YAML',
      }),
      'target.yaml',
    )
    .addHelpText('after', example(say, 'qiyue plan wuhan --target target.yaml > plan.jsonl'))
    .action(async (contract, options) => {
      const { planCommand } = await import('../plan.ts');
      await planCommand(contract, options, language);
    });
}
