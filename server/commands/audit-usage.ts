import type { Text } from '../../spec/language.ts';

/** How one of the commands under `qiyue audit` is used. */
export interface AuditCommand {
  readonly name: AuditAction;
  readonly description: Text;
  /** The example of its help, after `qiyue audit`. */
  readonly line: string;
  readonly options: readonly (readonly [flags: string, text: Text])[];
}

export type AuditAction = 'verify' | 'query';

export const auditCommands: readonly AuditCommand[] = [
  {
    name: 'verify',
    description: {
      zh: '检查审计记录自写入后有没有被改动、删除、插入或移动：完好时退出码为 0，并给出最后一行的锚点；否则指出第一处问题，退出码为 1。持有密钥文件的人改写的内容查不出来；把整个文件换回旧副本，只有凭另行保存的锚点才能查出',
      en: 'check whether rows of the audit were altered, removed, inserted or moved since they were written: if all hold it ends with 0 and gives the anchor of the last row, else it names the first trouble and ends with 1. What somebody wrote who has the key file is not found; an older copy of the whole file put back is found only by an anchor that was kept elsewhere',
    },
    line: 'verify --database data/qiyue.sqlite',
    options: [
      [
        '--anchor <row:tag>',
        {
          zh: '以前检查时给出、另行保存的锚点：到这一行为止必须与当时一样',
          en: 'an anchor that an earlier run gave and that was kept elsewhere: up to this row all must be as it was then',
        },
      ],
    ],
  },
  {
    name: 'query',
    description: {
      zh: '按写入次序列出调用：序号、时间、契约、请求编号、账户、接口、企业、授权书、结果、原因、毫秒。只读取，不检查；检查请用 verify',
      en: 'list calls in the order of writing: row, time, contract, request id, account, interface, enterprise, licence, outcome, reason, milliseconds. It reads and does not check; for that there is verify',
    },
    line: 'query --account bank --since 2026-03-01 --format csv',
    options: [
      [
        '--since <date>',
        {
          zh: '只要这一天（yyyy-MM-dd，按本机时区）及以后的',
          en: 'only those of this day (yyyy-MM-dd, local time) or later',
        },
      ],
      ['--until <date>', { zh: '只要这一天及以前的', en: 'only those of this day or earlier' }],
      ['--account <username>', { zh: '只要这个账户的', en: 'only those of this account' }],
      ['--interface <name>', { zh: '只要这个接口的', en: 'only those of this interface' }],
      ['--enterprise <uniscId>', { zh: '只要查询这家企业的', en: 'only those for this one' }],
      ['--licence <licenseID>', { zh: '只要用这份授权书的', en: 'only those with this one' }],
      [
        '--outcome <word>',
        {
          zh: '只要这种结果的：success 或拒绝的种类',
          en: 'only those that ended so: success, or a kind of refusal',
        },
      ],
      ['--after <row>', { zh: '从这个序号的下一行开始', en: 'begin with the row after this one' }],
      [
        '--limit <rows>',
        {
          zh: '至多列出几行；table 默认 100，其他格式默认不限',
          en: 'how many at most; by default 100 as a table, else all',
        },
      ],
      [
        '--format <table|csv|json>',
        {
          zh: '格式，默认 table；csv 为 UTF-8 带 BOM，可能被当作公式的单元格前面加一个单引号',
          en: 'format; table by default; csv is UTF-8 with a BOM, and has an apostrophe before cells that might count as formulas',
        },
      ],
    ],
  },
];
