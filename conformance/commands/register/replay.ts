import type { Command } from 'commander';
import { example, type Say } from '../../../spec/command-line.ts';
import type { Language } from '../../../spec/language.ts';
import { ownContract } from './explain.ts';

/** `qiyue replay`. */
export function registerReplay(program: Command, say: Say, language: Language): void {
  program
    .command('replay <finding>')
    .description(
      say({
        zh: '重新签名，再试一个发现：已修复、仍不符合，或者无法判断',
        en: 'sign afresh and try a finding again: fixed, still failing, or cannot tell',
      }),
    )
    .option(
      '--target <file>',
      say({ zh: '目标文件，YAML 格式', en: 'target file, in YAML' }),
      'target.yaml',
    )
    .option(
      '--report <folder>',
      say({ zh: '发现它的那次评测的报告目录', en: 'folder of the reports that hold the finding' }),
      'reports',
    )
    .option('--contract <openapi.yaml>', say(ownContract))
    .addHelpText('after', example(say, 'qiyue replay 5f229000 --target target.yaml'))
    .action(async (finding, options) => {
      const { replayCommand } = await import('../replay.ts');
      const { lines, exitCode } = await replayCommand(finding, options, language);
      process.stdout.write(`${lines.join('\n')}\n`);
      process.exitCode = exitCode;
    });
}
