import type { Command } from 'commander';
import { example, moreExamples, type Say } from '../../../spec/command-line.ts';
import type { Text } from '../../../spec/language.ts';

/** `qiyue explain`. */
export function registerExplain(program: Command, say: Say): void {
  program
    .command('explain <id...>')
    .description(
      say({
        zh: '解释一个检查、一条要求、一条解读或一个发现：是什么、为什么、出自哪里、怎样单独运行',
        en: 'explain a check, a requirement, a reading or a finding: what, why, from where, how to run it alone',
      }),
    )
    .option('--contract <openapi.yaml>', say(ownContract))
    .addHelpText('after', example(say, 'qiyue explain WH-R031'))
    .addHelpText(
      'after',
      moreExamples('qiyue explain wuhan.signature.right', 'qiyue explain WH-A26'),
    )
    .action(async (words: readonly string[], options) => {
      const { explainCommand } = await import('../explain.ts');
      process.stdout.write(`${(await explainCommand(words.join(' '), options, say)).join('\n')}\n`);
    });
}

/** What the option says that names a person's own contract. */
export const ownContract: Text = {
  zh: '自己的契约，OpenAPI 文档的文件名',
  en: 'your own contract, the file of an OpenAPI document',
};
