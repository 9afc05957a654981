import type { Command } from 'commander';
import { example, type Say } from '../spec/command-line.ts';
import { type AccountCommand, accountCommands } from './commands/account-usage.ts';
import { type ApplicationCommand, applicationCommands } from './commands/application-usage.ts';
import { type CaseCommand, caseCommands } from './commands/case-usage.ts';

/**
 * The server's commands. This file is read by every command of the program, so what they need is
 * loaded only when one of them runs.
 */
export function registerServerCommands(program: Command, say: Say): void {
  registerServe(program, say);
  const group = program
    .command('applications')
    .description(say({ zh: '管理可以调用平台的应用', en: 'manage the applications that may call' }))
    .addHelpText('after', example(say, 'qiyue applications list wuhan'));
  for (const usage of applicationCommands) registerApplications(group, usage, say);
  const accounts = program
    .command('accounts')
    .description(say({ zh: '管理应用的登录账户', en: 'manage who may log in for an application' }))
    .addHelpText('after', example(say, 'qiyue accounts list neimenggu cases'));
  for (const usage of accountCommands) registerAccounts(accounts, usage, say);
  const cases = program
    .command('cases')
    .description(say({ zh: '读取收到的案件', en: 'read the cases that were received' }))
    .addHelpText('after', example(say, 'qiyue cases list neimenggu'));
  for (const usage of caseCommands) registerCases(cases, usage, say);
  registerImport(program, say);
}

/** `database` and `contract`, which every command of the server takes. */
const withStorage = (command: Command, say: Say): Command =>
  command
    .option(
      '--database <file>',
      say({
        zh: 'SQLite 文件（默认取 QIYUE_DATABASE，否则为 data/qiyue.sqlite）',
        en: 'SQLite file (default: QIYUE_DATABASE, else data/qiyue.sqlite)',
      }),
    )
    .option(
      '--contract <bundle.json>',
      say({
        zh: '用这个打包后的契约文件代替自带的',
        en: 'bundled contract to use instead of the shipped one',
      }),
    );

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
    .addHelpText('after', example(say, 'qiyue serve --seed demo --write-targets targets'))
    .action(async (options) => {
      const { serveCommand } = await import('./commands/serve.ts');
      await serveCommand(options);
    });
}

function registerApplications(group: Command, usage: ApplicationCommand, say: Say) {
  const { name, parameters, description, line, options = [] } = usage;
  const command = withStorage(group.command(`${name} ${parameters}`), say)
    .description(say(description))
    .addHelpText('after', example(say, `qiyue applications ${line}`));
  for (const [flags, text] of options) command.option(flags, say(text));
  command.action(async () => {
    const { applicationsCommand } = await import('./commands/applications.ts');
    await applicationsCommand(name, command.processedArgs, command.opts(), say);
  });
}

function registerAccounts(group: Command, usage: AccountCommand, say: Say) {
  const { name, parameters, description, line } = usage;
  const command = withStorage(group.command(`${name} ${parameters}`), say)
    .description(say(description))
    .addHelpText('after', example(say, `qiyue accounts ${line}`));
  command.action(async () => {
    const { accountsCommand } = await import('./commands/accounts.ts');
    await accountsCommand(name, command.processedArgs, command.opts());
  });
}

function registerCases(group: Command, usage: CaseCommand, say: Say) {
  const { name, parameters, description, line, options = [] } = usage;
  const command = withStorage(group.command(`${name} ${parameters}`), say)
    .description(say(description))
    .addHelpText('after', example(say, `qiyue cases ${line}`));
  for (const [flags, text] of options) command.option(flags, say(text));
  command.action(async () => {
    const { casesCommand } = await import('./commands/cases.ts');
    await casesCommand(name, command.processedArgs, command.opts(), say);
  });
}

function registerImport(program: Command, say: Say) {
  withStorage(program.command('import <contract> <service> <file>'), say)
    .description(
      say({
        zh: '把 CSV 文件的数据行载入一个服务，要么全部载入，要么一行也不载入',
        en: 'load the rows of a CSV file into a service, all of them or none',
      }),
    )
    .option('--replace', say({ zh: '替换原有的数据行', en: 'replace the rows that are there' }))
    .addHelpText('after', example(say, 'qiyue import wuhan qygsczrxxqkapijk investors.csv'))
    .action(async (contract, service, file, options) => {
      const { importCommand } = await import('./commands/import.ts');
      await importCommand({ contract, service, file }, options, say);
    });
}
