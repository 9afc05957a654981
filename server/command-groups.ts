import type { Command } from 'commander';
import type { Say } from '../spec/command-line.ts';
import { registerGroup } from './command-group.ts';
import { withDatabase, withStorage } from './command-options.ts';
import { accountCommands } from './commands/account-usage.ts';
import { applicationCommands } from './commands/application-usage.ts';
import { auditCommands } from './commands/audit-usage.ts';
import { caseCommands } from './commands/case-usage.ts';
import { collectionCommands } from './commands/collection-usage.ts';
import { keyCommands } from './commands/key-usage.ts';
import { licenceCommands } from './commands/licence-usage.ts';

/** Everything that an operator looks after, a group of commands for each. */
export function registerGroups(program: Command, say: Say): void {
  registerGroup(program, say, {
    name: 'applications',
    description: { zh: '管理可以调用平台的应用', en: 'manage the applications that may call' },
    line: 'list wuhan',
    commands: applicationCommands,
    prepare: withStorage,
    async run({ name }, command) {
      const { applicationsCommand } = await import('./commands/applications.ts');
      await applicationsCommand(name, command.processedArgs, command.opts(), say);
    },
  });
  registerGroup(program, say, {
    name: 'accounts',
    description: { zh: '管理应用的登录账户', en: 'manage who may log in for an application' },
    line: 'list neimenggu cases',
    commands: accountCommands,
    prepare: withStorage,
    async run({ name }, command) {
      const { accountsCommand } = await import('./commands/accounts.ts');
      await accountsCommand(name, command.processedArgs, command.opts(), say);
    },
  });
  registerGroup(program, say, {
    name: 'cases',
    description: { zh: '读取收到的案件', en: 'read the cases that were received' },
    line: 'list neimenggu',
    commands: caseCommands,
    prepare: withStorage,
    async run({ name }, command) {
      const { casesCommand } = await import('./commands/cases.ts');
      await casesCommand(name, command.processedArgs, command.opts(), say);
    },
  });
  registerGroup(program, say, {
    name: 'licences',
    description: { zh: '管理企业的授权协议', en: 'manage the licences that enterprises gave' },
    line: 'list shanxi',
    commands: licenceCommands,
    prepare: withStorage,
    async run({ name }, command) {
      const { licencesCommand } = await import('./commands/licences.ts');
      await licencesCommand(name, command.processedArgs, command.opts(), say);
    },
  });
  registerGroup(program, say, {
    name: 'keys',
    description: { zh: '管理平台的 SM2 密钥', en: 'manage the SM2 keys of the platform' },
    line: 'list shanxi',
    commands: keyCommands,
    prepare: withStorage,
    async run({ name }, command) {
      const { keysCommand } = await import('./commands/keys.ts');
      await keysCommand(name, command.processedArgs, command.opts(), say);
    },
  });
  registerGroup(program, say, {
    name: 'audit',
    description: { zh: '检查和读取调用的审计记录', en: 'check and read the record of calls' },
    line: 'verify',
    commands: auditCommands,
    prepare: withDatabase,
    async run({ name }, command) {
      const { auditCommand } = await import('./commands/audit.ts');
      await auditCommand(name, command.opts(), say);
    },
  });
  registerGroup(program, say, {
    name: 'collections',
    description: { zh: '读取采集到的数据及来历', en: 'read what was collected, and whence' },
    line: 'list',
    commands: collectionCommands,
    prepare: withStorage,
    async run({ name }, command) {
      const { collectionsCommand } = await import('./commands/collections.ts');
      await collectionsCommand(name, command.processedArgs, command.opts(), say);
    },
  });
}
