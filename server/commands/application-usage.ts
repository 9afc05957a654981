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
    parameters: '<contract> [passid]',
    description: {
      zh: '新建应用，打印 PASSID 和 TOKEN；TOKEN 只显示这一次',
      en: 'make an application and print PASSID and TOKEN; the TOKEN is shown only now',
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
    parameters: '<contract> <passid>',
    description: { zh: '显示一个应用，不含 TOKEN', en: 'show an application without its TOKEN' },
    line: 'show wuhan mall',
  },
  {
    name: 'subscribe',
    parameters: '<contract> <passid> <services...>',
    description: { zh: '订阅服务，立即生效', en: 'subscribe to services, at once' },
    line: 'subscribe wuhan mall qygsczrxxqkapijk enterprise-licenses',
    options: [['--remove', { zh: '改为退订', en: 'unsubscribe instead' }]],
  },
  {
    name: 'limit',
    parameters: '<contract> <passid> <calls>',
    description: {
      zh: '设定每秒最多调用次数；写 default 恢复默认值',
      en: 'set the calls per second; "default" restores the default',
    },
    line: 'limit wuhan mall 500',
  },
  {
    name: 'rotate',
    parameters: '<contract> <passid>',
    description: {
      zh: '重新生成 TOKEN，旧的立即失效',
      en: 'make a new TOKEN; the old one is dead at once',
    },
    line: 'rotate wuhan mall',
  },
  {
    name: 'disable',
    parameters: '<contract> <passid>',
    description: { zh: '停用应用', en: 'disable an application' },
    line: 'disable wuhan mall',
    options: [['--undo', { zh: '改为恢复使用', en: 'enable it again' }]],
  },
];
