import type { Command } from 'commander';
import type { Say } from '../spec/command-line.ts';

export const withDatabase = (command: Command, say: Say): Command =>
  command.option(
    '--database <file>',
    say({
      zh: 'SQLite 文件（默认取 QIYUE_DATABASE，否则为 data/qiyue.sqlite）',
      en: 'SQLite file (default: QIYUE_DATABASE, else data/qiyue.sqlite)',
    }),
  );

/** `database` and `contract`, which every command takes that works on a contract. */
export const withStorage = (command: Command, say: Say): Command =>
  withDatabase(command, say).option(
    '--contract <bundle.json>',
    say({
      zh: '用这个打包后的契约文件代替自带的',
      en: 'bundled contract to use instead of the shipped one',
    }),
  );
