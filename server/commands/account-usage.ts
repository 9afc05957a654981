import type { Text } from '../../spec/language.ts';
import { registrationFields } from './registration.ts';

/** How one of the commands under `qiyue accounts` is used. */
export interface AccountCommand {
  readonly name: AccountAction;
  readonly parameters: string;
  readonly description: Text;
  /** The example of its help, after `qiyue accounts`. */
  readonly line: string;
  readonly options?: readonly Option[];
}

/** Accounts of an application can be added, listed and removed; users of a contract, the rest. */
export type AccountAction =
  | 'add'
  | 'list'
  | 'remove'
  | 'show'
  | 'grant'
  | 'revoke'
  | 'disable'
  | 'enable'
  | 'reset';

type Option = readonly [flags: string, text: Text];

const all: Option = ['--all', { zh: '所有可以授权的接口', en: 'all interfaces that need a grant' }];

const passwordStdin: Option = [
  '--password-stdin',
  { zh: '从标准输入读取密码，不自动生成', en: 'read the password from standard input' },
];

const registration = registrationFields.map(
  ({ flags, label: { zh, en } }): Option => [flags, { zh: `备案：${zh}`, en: `register: ${en}` }],
);

export const accountCommands: readonly AccountCommand[] = [
  {
    name: 'add',
    parameters: '<contract> <name> [account]',
    description: {
      zh: '为应用 <name> 新建账户 [account]；调用方是用户的契约，则新建用户 <name> 并打印 accessid 和密码，只显示这一次',
      en: 'add [account] to the application <name>; where users call, make the user <name> and print accessid and password, which are shown only now',
    },
    line: 'add shanxi bank --grant getEnterpriseGrade --platform-name "Bank" --phone 0351-1',
    options: [
      ['--grant <interface...>', { zh: '授权这些接口', en: 'grant these interfaces' }],
      all,
      passwordStdin,
      ...registration,
    ],
  },
  {
    name: 'list',
    parameters: '<contract> [id]',
    description: {
      zh: '列出应用 [id] 的账户，或契约的用户',
      en: 'list the accounts of the application [id], or the users of the contract',
    },
    line: 'list neimenggu cases',
  },
  {
    name: 'remove',
    parameters: '<contract> <id> <account>',
    description: {
      zh: '删除应用的账户，它的会话立即失效',
      en: 'remove an account of an application and end its sessions',
    },
    line: 'remove neimenggu cases clerk',
  },
  {
    name: 'show',
    parameters: '<contract> <username>',
    description: {
      zh: '显示用户和备案信息，不含密钥和密码',
      en: 'show a user with its register, without secrets',
    },
    line: 'show shanxi bank',
  },
  {
    name: 'grant',
    parameters: '<contract> <username> [interfaces...]',
    description: { zh: '授权接口，立即生效', en: 'grant interfaces, at once' },
    line: 'grant shanxi bank getEnterpriseGrade getEnterpriseGrades',
    options: [all],
  },
  {
    name: 'revoke',
    parameters: '<contract> <username> [interfaces...]',
    description: { zh: '收回接口，立即生效', en: 'revoke interfaces, at once' },
    line: 'revoke shanxi bank getEnterpriseGrades',
    options: [all],
  },
  {
    name: 'disable',
    parameters: '<contract> <username>',
    description: {
      zh: '停用用户，它的令牌立即失效',
      en: 'disable a user and end its tokens',
    },
    line: 'disable shanxi bank',
  },
  {
    name: 'enable',
    parameters: '<contract> <username>',
    description: { zh: '恢复停用的用户', en: 'enable a disabled user again' },
    line: 'enable shanxi bank',
  },
  {
    name: 'reset',
    parameters: '<contract> <username>',
    description: {
      zh: '重设密码，旧密码和令牌立即失效',
      en: 'make a new password; the old one and the tokens are dead at once',
    },
    line: 'reset shanxi bank --accessid',
    options: [
      ['--accessid', { zh: 'accessid 也换新的', en: 'make a new accessid too' }],
      passwordStdin,
    ],
  },
];
