import type { Text } from '../../spec/language.ts';

/** How one of the commands under `qiyue licences` is used. */
export interface LicenceCommand {
  readonly name: LicenceAction;
  readonly parameters: string;
  readonly description: Text;
  /** The example of its help, after `qiyue licences`. */
  readonly line: string;
  readonly options?: readonly (readonly [flags: string, text: Text])[];
}

export type LicenceAction = 'list' | 'show' | 'revoke';

export const licenceCommands: readonly LicenceCommand[] = [
  {
    name: 'list',
    parameters: '<contract>',
    description: {
      zh: '按上传次序列出授权协议：licenseID、上传时间、账户、企业、状态、到期时间、文件类型、字节数',
      en: 'list the licences in the order of upload: licenseID, time, account, enterprise, state, expiry, media type, bytes',
    },
    line: 'list shanxi --state valid',
    options: [
      ['--account <username>', { zh: '只要这个账户上传的', en: 'only those of this account' }],
      ['--enterprise <uniscId>', { zh: '只要这个企业的', en: 'only those of this enterprise' }],
      [
        '--state <valid|expired|revoked>',
        { zh: '只要有效、过期或撤销的', en: 'only those that are valid, expired or revoked' },
      ],
      [
        '--after <licenseID>',
        { zh: '从这个授权协议的下一个开始', en: 'begin with the licence after this one' },
      ],
      [
        '--limit <licences>',
        { zh: '至多列出几个，默认 100', en: 'how many at most; 100 by default' },
      ],
    ],
  },
  {
    name: 'show',
    parameters: '<contract> <licenseID>',
    description: {
      zh: '显示一个授权协议，也可以取出它的文件',
      en: 'show a licence, and save its document if asked',
    },
    line: 'show shanxi LK7Q2M5XW3ZB6N4TADCGEHR5YVS --save licence.pdf',
    options: [
      ['--save <file>', { zh: '把授权文件存到这里', en: 'write its document to this file' }],
      ['--force', { zh: '覆盖已有的文件', en: 'replace a file that exists' }],
    ],
  },
  {
    name: 'revoke',
    parameters: '<contract> <licenseID>',
    description: {
      zh: '撤销一个授权协议：从此刻起不能再凭它查询，也不能恢复',
      en: 'revoke a licence: from now on no query passes with it, and it cannot be given back',
    },
    line: 'revoke shanxi LK7Q2M5XW3ZB6N4TADCGEHR5YVS',
  },
];
