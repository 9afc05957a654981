import type { Text } from '../../spec/language.ts';

/** How one of the commands under `qiyue applications` is used. */
export interface ApplicationCommand {
  readonly name: ApplicationAction;
  readonly parameters: string;
  readonly description: Text;
  /** The example of its help, after `qiyue applications`. */
  readonly line: string;
  readonly options?: readonly (readonly [flags: string, text: Text])[];
}

export type ApplicationAction =
  | 'add'
  | 'list'
  | 'show'
  | 'subscribe'
  | 'limit'
  | 'rotate'
  | 'disable';

export const applicationCommands: readonly ApplicationCommand[] = [
  {
    name: 'add',
    parameters: '<contract> [id]',
    description: {
      zh: '新建应用，打印编号和密钥（PASSID 和 TOKEN，appKey 和 appSecret）；密钥只显示这一次',
      en: 'make an application and print its id and secret (PASSID and TOKEN, appKey and appSecret); the secret is shown only now',
    },
    line: 'add wuhan mall --subscribe qygsczrxxqkapijk --limit 500',
    options: [
      ['--subscribe <services...>', { zh: '订阅这些服务', en: 'subscribe to these services' }],
      ['--limit <calls>', { zh: '每秒最多调用次数', en: 'calls per second' }],
    ],
  },
  {
    name: 'list',
    parameters: '<contract>',
    description: { zh: '列出应用', en: 'list the applications' },
    line: 'list wuhan',
  },
  {
    name: 'show',
    parameters: '<contract> <id>',
    description: { zh: '显示一个应用，不含密钥', en: 'show an application without its secret' },
    line: 'show wuhan mall',
  },
  {
    name: 'subscribe',
    parameters: '<contract> <id> <services...>',
    description: {
      zh: '订阅服务，立即生效；仅限有数据服务的契约',
      en: 'subscribe to services, at once; for contracts with data services only',
    },
    line: 'subscribe wuhan mall qygsczrxxqkapijk enterprise-licenses',
    options: [['--remove', { zh: '改为退订', en: 'unsubscribe instead' }]],
  },
  {
    name: 'limit',
    parameters: '<contract> <id> <calls>',
    description: {
      zh: '设定每秒最多调用次数，写 default 恢复默认值；仅限有限额的契约',
      en: 'set the calls per second, "default" for the default; for contracts with limits only',
    },
    line: 'limit wuhan mall 500',
  },
  {
    name: 'rotate',
    parameters: '<contract> <id>',
    description: {
      zh: '重新生成密钥，旧密钥和用它开启的会话立即失效',
      en: 'make a new secret; the old one and its sessions are dead at once',
    },
    line: 'rotate neimenggu cases',
  },
  {
    name: 'disable',
    parameters: '<contract> <id>',
    description: {
      zh: '停用应用，它的会话立即失效',
      en: 'disable an application and end its sessions',
    },
    line: 'disable wuhan mall',
    options: [['--undo', { zh: '改为恢复使用', en: 'enable it again' }]],
  },
];
