import type { Text } from '../../spec/language.ts';
import type { AccountAction } from './accounts.ts';

/** How one of the commands under `qiyue accounts` is used. */
export interface AccountCommand {
  readonly name: AccountAction;
  readonly parameters: string;
  readonly description: Text;
  /** The example of its help, after `qiyue accounts`. */
  readonly line: string;
}

export const accountCommands: readonly AccountCommand[] = [
  {
    name: 'add',
    parameters: '<contract> <id> <account>',
    description: { zh: '为应用新建账户', en: 'add an account to an application' },
    line: 'add neimenggu cases clerk',
  },
  {
    name: 'list',
    parameters: '<contract> <id>',
    description: { zh: '列出应用的账户', en: 'list the accounts of an application' },
    line: 'list neimenggu cases',
  },
  {
    name: 'remove',
    parameters: '<contract> <id> <account>',
    description: {
      zh: '删除账户，它的会话立即失效',
      en: 'remove an account and end its sessions',
    },
    line: 'remove neimenggu cases clerk',
  },
];
