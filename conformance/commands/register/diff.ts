import type { Command } from 'commander';
import { example, type Say } from '../../../spec/command-line.ts';
import type { Language } from '../../../spec/language.ts';
import { oneOf } from '../option-values.ts';

/** `qiyue diff`. */
export function registerDiff(program: Command, say: Say, language: Language): void {
  program
    .command('diff <earlier.json> <later.json...>')
    .description(
      say({
        zh: '比较报告：哪些新出现、已改正、仍不符合、未再评测、时好时坏；有新出现的则以 1 结束',
        en: 'compare reports: what is new, fixed, still failing, not judged again, flaky; ends with 1 for what is new',
      }),
    )
    .option(
      '--format <text|json>',
      say({ zh: '输出格式', en: 'format of the output' }),
      oneOf('--format', ['text', 'json']),
      'text' as const,
    )
    .addHelpText('after', example(say, 'qiyue diff monday.json tuesday.json today.json'))
    .action(async (earlier, later, { format }) => {
      const { diffCommand } = await import('../diff.ts');
      const { lines, exitCode } = diffCommand([earlier, ...later], format, language);
      process.stdout.write(`${lines.join('\n')}\n`);
      process.exitCode = exitCode;
    });
}
