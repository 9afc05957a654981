import type { Command } from 'commander';
import { example, moreExamples, type Say } from '../../../spec/command-line.ts';
import { UsageError } from '../../../spec/usage-error.ts';

/** `qiyue completion`. */
export function registerCompletion(program: Command, say: Say): void {
  program
    .command('completion <bash|zsh|fish> [words...]')
    .description(
      say({
        zh: '给出 shell 的补全脚本；带词则列出其后可写的词',
        en: 'print the completion script of a shell; with words, what can follow them',
      }),
    )
    .addHelpText('after', example(say, 'source <(qiyue completion bash)'))
    .addHelpText(
      'after',
      moreExamples('qiyue completion fish > ~/.config/fish/completions/qiyue.fish'),
    )
    .action(async (name, words) => {
      const { completionScript, shells } = await import('../completion-scripts.ts');
      const shell = shells.find((known) => known === name);
      if (shell === undefined) throw unknownShell(name, shells.join(', '));
      if (words.length === 0) {
        process.stdout.write(completionScript(shell, program.name()));
        return;
      }
      const { candidates } = await import('../completion.ts');
      process.stdout.write(
        candidates(program, words)
          .map((word) => `${word}\n`)
          .join(''),
      );
    });
}

const unknownShell = (name: string, known: string): UsageError =>
  new UsageError({
    zh: `没有 ${name} 的补全脚本；现有：${known}`,
    en: `There is no completion script for ${name}; there are: ${known}`,
  });
