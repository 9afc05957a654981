import type { Command } from 'commander';
import { example, moreExamples, type Say } from '../../../spec/command-line.ts';
import type { Language } from '../../../spec/language.ts';
import { withFiles } from './check-files.ts';
import { withSelection } from './selection.ts';
import { withSettings } from './settings.ts';

/** `qiyue check`. */
export function registerCheck(program: Command, say: Say, language: Language): void {
  const command = program.command('check <contract>').description(
    say({
      zh: '评测一个真实的端点；check all 评测一个目录中的全部目标',
      en: 'judge a real endpoint; `check all` judges every target of a folder',
    }),
  );
  withSettings(withSelection(withFiles(command, say), say), say)
    .option(
      '--dry-run',
      say({
        zh: '只说明将运行的检查和大致的请求数，什么也不发送',
        en: 'only say what would run and about how many requests; nothing is sent',
      }),
    )
    .option(
      '--verbose',
      say({ zh: '与 --dry-run 同用：逐项列出', en: 'with --dry-run: list each check' }),
    )
    .option(
      '--fuzz',
      say({
        zh: '另外随机生成请求（由 --seed 决定，每个操作至多 300 个），失败的缩到最小',
        en: 'make up requests besides (from --seed, 300 per operation at most), shrunk where they fail',
      }),
    )
    .option(
      '--watch',
      say({
        zh: '目标文件、豁免或契约改动后（或按回车）重新评测，Ctrl-C 结束',
        en: 'judge again when target, waivers or contract change or on Enter, until Ctrl-C',
      }),
    )
    .addHelpText('after', example(say, 'qiyue check wuhan --target target.yaml'))
    .addHelpText(
      'after',
      moreExamples(
        'qiyue check wuhan --severity must --rate 5 --budget 500,5m',
        'qiyue check ./openapi.yaml --target target.yaml',
        'qiyue check all --targets targets --report reports',
      ),
    )
    .action(async (contract, options, self: Command) => {
      const { runCheck } = await import('../check-kinds.ts');
      const given = Object.keys(options).filter(
        (name) => self.getOptionValueSource(name) === 'cli',
      );
      process.exitCode = await runCheck(contract, { options, given }, language);
    });
}
