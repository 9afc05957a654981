import type { Command } from 'commander';
import { example, type Say } from '../spec/command-line.ts';
import { addOptions } from './command-group.ts';
import { registerGroups } from './command-groups.ts';
import { withDatabase, withStorage } from './command-options.ts';
import { collectOptions } from './commands/collection-usage.ts';

/**
 * The server's commands. This file is read by every command of the program, so what they need is
 * loaded only when one of them runs.
 */
export function registerServerCommands(program: Command, say: Say): void {
  registerServe(program, say);
  registerGroups(program, say);
  registerCollect(program, say);
  registerImport(program, say);
  registerBackup(program, say);
}

function registerServe(program: Command, say: Say) {
  withStorage(program.command('serve'), say)
    .description(say({ zh: '启动参考服务器', en: 'start the reference server' }))
    .option('--host <address>', say({ zh: '监听地址', en: 'address to listen on' }))
    .option('--port <number>', say({ zh: '监听端口', en: 'port to listen on' }))
    .option(
      '--seed <name>',
      say({
        zh: '填入演示数据并打印凭据；只有 demo 一种',
        en: 'fill in data and print credentials; there is only demo',
      }),
    )
    .option(
      '--write-targets <folder>',
      say({
        zh: '把各契约评测用的目标文件写到这个目录（与 --seed 同用）',
        en: 'write a target file for each contract into this folder (with --seed)',
      }),
    )
    .option(
      '--workers <number>',
      say({
        zh: '在本机以几个进程一起服务（默认取 QIYUE_WORKERS，否则为 1）',
        en: 'processes that serve together on this machine (default: QIYUE_WORKERS, else 1)',
      }),
    )
    .option(
      '--prepare',
      say({
        zh: '只建好或升级数据表和密钥（与 --seed 同用时还有演示数据）就结束，不接受调用',
        en: 'only make or upgrade tables and keys (with --seed demo data too), and end',
      }),
    )
    .addHelpText('after', example(say, 'qiyue serve --seed demo --write-targets targets'))
    .action(async (options) => {
      const { serveCommand } = await import('./commands/serve.ts');
      await serveCommand(options);
    });
}

function registerCollect(program: Command, say: Say) {
  const command = withStorage(program.command('collect <provider>'), say)
    .description(
      say({
        zh: '从一个数据提供方采集诚信等级：全部页都对才保存，有一处不符就整批拒收。退出码：0 已保存，1 拒收，2 用法或配置有误',
        en: 'collect grades from a data provider: stored if every page holds, refused whole if anything does not. Exit codes: 0 stored, 1 refused, 2 wrong use or configuration',
      }),
    )
    .addHelpText('after', example(say, 'qiyue collect tax --config collect.yaml'));
  addOptions(command, collectOptions, say);
  command.action(async (provider, options) => {
    const { collectCommand } = await import('./commands/collect.ts');
    await collectCommand(provider, options, say);
  });
}

function registerImport(program: Command, say: Say) {
  withStorage(program.command('import <contract> <dataset> <file>'), say)
    .description(
      say({
        zh: '把 CSV 文件的数据行载入一个数据集（可用服务名代替）；有一行不合格就一行也不载入',
        en: 'load the rows of a CSV file into a dataset (or service), none if one row is bad',
      }),
    )
    .option('--replace', say({ zh: '替换原有的数据行', en: 'replace the rows that are there' }))
    .addHelpText('after', example(say, 'qiyue import wuhan qygsczrxxqkapijk investors.csv'))
    .action(async (contract, dataset, file, options) => {
      const { importCommand } = await import('./commands/import.ts');
      await importCommand({ contract, dataset, file }, options, say);
    });
}

function registerBackup(program: Command, say: Say) {
  withDatabase(program.command('backup <folder>'), say)
    .description(
      say({
        zh: '把服务器的全部数据（含密钥）备份到一个空目录，服务器可以照常运行',
        en: 'copy all data of a server, its keys too, into an empty folder; the server may go on serving',
      }),
    )
    .addHelpText('after', example(say, 'qiyue backup backups/2026-11-22'))
    .action(async (folder, options) => {
      const { backupCommand } = await import('./commands/backup.ts');
      await backupCommand(folder, options, say);
    });
  withDatabase(program.command('restore <folder>'), say)
    .description(
      say({
        zh: '核对一份备份并把它放回原位；不覆盖任何文件，有一处不符就什么也不放',
        en: 'verify a backup and put it in place; overwrites nothing, and puts nothing if anything is amiss',
      }),
    )
    .addHelpText('after', example(say, 'qiyue restore backups/2026-11-22'))
    .action(async (folder, options) => {
      const { restoreCommand } = await import('./commands/backup.ts');
      await restoreCommand(folder, options, say);
    });
}
