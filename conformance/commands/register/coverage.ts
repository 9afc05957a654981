import type { Command } from 'commander';
import { example, type Say } from '../../../spec/command-line.ts';

/** `qiyue coverage`. */
export function registerCoverage(program: Command, say: Say): void {
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
      const { coverageCommand } = await import('../coverage.ts');
      const lines = await coverageCommand(contract, format, say);
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}
