import type { Command } from 'commander';
import { example, type Say } from '../../../spec/command-line.ts';

/** `qiyue report verify`. */
export function registerReport(program: Command, say: Say): void {
  const line = 'qiyue report verify reports/report.json';
  const group = program
    .command('report')
    .description(say({ zh: '核验评测报告', en: 'verify a report of the judge' }))
    .addHelpText('after', example(say, line));
  group
    .command('verify <report.json>')
    .description(
      say({
        zh: '重新计算报告证明中的散列，看报告是否被改动',
        en: 'compute the hashes of the attestation again, to see whether the report was altered',
      }),
    )
    .addHelpText('after', example(say, line))
    .action(async (file) => {
      const { verifyCommand } = await import('../report-verify.ts');
      const { lines, exitCode } = verifyCommand(file);
      process.stdout.write(`${lines.join('\n')}\n`);
      process.exitCode = exitCode;
    });
}
