import type { Command } from 'commander';
import type { Say } from '../../../spec/command-line.ts';

/** The files and folders that a run reads and writes. */
export const withFiles = (command: Command, say: Say): Command =>
  command
    .option(
      '--target <file>',
      say({ zh: '目标文件，YAML 格式', en: 'target file, in YAML' }),
      'target.yaml',
    )
    .option(
      '--targets <folder>',
      say({
        zh: '目标文件所在的目录，用于 check all',
        en: 'folder of target files, for `check all`',
      }),
      'targets',
    )
    .option('--report <folder>', say({ zh: '报告目录', en: 'folder for the reports' }), 'reports')
    .option(
      '--contract <bundle.json>',
      say({
        zh: '用这个打包后的契约代替自带的',
        en: 'bundled contract to use instead of the shipped one',
      }),
    )
    .option(
      '--waivers <file>',
      say({
        zh: '豁免清单（不写则用目标文件旁的 waivers.yaml，如果有）',
        en: 'list of waivers (else waivers.yaml beside the target file, if there is one)',
      }),
    )
    .option(
      '--earlier <report.json>',
      say({ zh: '与先前的报告比较', en: 'earlier report to compare with' }),
    )
    .option(
      '--har <traffic.har>',
      say({
        zh: '评测录下的往来，什么也不发送',
        en: 'judge recorded traffic instead; nothing is sent',
      }),
    );
