import type { Command } from 'commander';
import type { Say } from '../../../spec/command-line.ts';
import { budgetOf, oneOf, rateOf, seedOf } from '../option-values.ts';

/** The options that say how strictly a run judges and what it may cost. */
export const withSettings = (command: Command, say: Say): Command =>
  command
    .option(
      '--profile <strict|published>',
      say({
        zh: 'strict 把建议项算作不符合（不写则为 published）',
        en: 'strict makes failures of warnings (published if not said)',
      }),
      oneOf('--profile', ['strict', 'published']),
    )
    .option(
      '--rate <number>',
      say({
        zh: '每秒的请求数，各凭证合计，代替目标文件所写',
        en: 'requests per second, all credentials together, instead of what the target file says',
      }),
      rateOf,
    )
    .option(
      '--budget <amount>',
      say({
        zh: '请求数或时长的上限，用完即止，如 300、90s、5m、300,5m',
        en: 'most requests or time, as 300, 90s, 5m or 300,5m; what is not reached is skipped',
      }),
      budgetOf,
    )
    .option(
      '--seed <number>',
      say({
        zh: '随机选择的种子，同样的种子得同样的计划（不写则为 0）',
        en: 'what random choices come from: the same seed, the same plan (0 if not said)',
      }),
      seedOf,
    );
