import type { Command } from 'commander';
import { example, type Say } from '../../../spec/command-line.ts';
import { withSelection } from './selection.ts';

/** `qiyue list`. */
export function registerList(program: Command, say: Say): void {
  withSelection(program.command('list <contract>'), say)
    .description(say({ zh: '列出全部检查', en: 'list every check' }))
    .addHelpText('after', example(say, 'qiyue list wuhan --clause WH-R031'))
    .action(async (contract, options) => {
      const { listCommand } = await import('../list.ts');
      process.stdout.write(`${(await listCommand(contract, options, say)).join('\n')}\n`);
    });
}
