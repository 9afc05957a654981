import type { Command } from 'commander';
import { example, moreExamples, type Say } from '../../../spec/command-line.ts';
import { collect } from './selection.ts';

/** `qiyue init`. */
export function registerInit(program: Command, say: Say): void {
  program
    .command('init <contract>')
    .description(
      say({
        zh: '问清目标文件所需的内容并写出它；没有终端时用 --set',
        en: 'ask for what a target file needs and write it; without a terminal, by --set',
      }),
    )
    .option('--target <file>', say({ zh: '写到这个文件', en: 'file to write' }), 'target.yaml')
    .option(
      '--set <key=value>',
      say({
        zh: '给出一个值；机密给环境变量的名称（可重复）',
        en: 'give a value; of a secret the name of a variable (repeatable)',
      }),
      collect,
      [],
    )
    .option('--force', say({ zh: '覆盖已有的文件', en: 'overwrite a file that exists' }))
    .addHelpText('after', example(say, 'qiyue init wuhan'))
    .addHelpText(
      'after',
      moreExamples(
        'qiyue init wuhan --set url=https://gateway.example --set application.passid=mall --set application.token=WUHAN_TOKEN',
      ),
    )
    .action(async (contract, options) => {
      const { initCommand } = await import('../init.ts');
      const { stdin: input, stderr: output } = process;
      const terminal = input.isTTY === true ? { input, output } : null;
      const lines = await initCommand(contract, options, { terminal, say });
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}
