import type { Text } from '../../spec/language.ts';

type Options = readonly (readonly [flags: string, text: Text])[];

/** How one of the commands under `qiyue collections` is used. */
export interface CollectionCommand {
  readonly name: CollectionAction;
  readonly parameters: string;
  readonly description: Text;
  /** The example of its help, after `qiyue collections`. */
  readonly line: string;
  readonly options: Options;
}

export type CollectionAction = 'list' | 'show';

/** The options of `qiyue collect`. */
export const collectOptions: Options = [
  [
    '--config <file>',
    {
      zh: '写明数据提供方的 YAML 文件（默认取 QIYUE_COLLECT_CONFIG，否则为 collect.yaml）',
      en: 'YAML file with the providers (default: QIYUE_COLLECT_CONFIG, else collect.yaml)',
    },
  ],
  [
    '--since <time>',
    {
      zh: '只要此后变动的记录，YYYY-MM-DD HH:mm:ss，北京时间；默认是上次保存的一批开始的时间，第一次是全部',
      en: 'only records changed since then, YYYY-MM-DD HH:mm:ss in Beijing time; by default when the last stored run began, at first everything',
    },
  ],
  ['--full', { zh: '采集全部记录', en: 'collect everything' }],
];

export const collectionCommands: readonly CollectionCommand[] = [
  {
    name: 'list',
    parameters: '',
    description: {
      zh: '按完成次序列出各批采集：编号、开始时间、提供方、结果、页数、记录数、起始时间（- 为全部）、原因',
      en: 'list what was collected, in the order of the end: id, start, provider, outcome, pages, records, since (- is everything), reason',
    },
    line: 'list --provider tax',
    options: [
      ['--provider <name>', { zh: '只要这个提供方的', en: 'only those of this provider' }],
      ['--after <id>', { zh: '从这个编号的下一批开始', en: 'begin with the one after this' }],
      ['--limit <runs>', { zh: '至多列出几批，默认 100', en: 'how many at most; 100 by default' }],
    ],
  },
  {
    name: 'show',
    parameters: '<id>',
    description: {
      zh: '显示一批采集的来历；加 --format 则导出它的记录',
      en: 'show where a run comes from; with --format export its records',
    },
    line: 'show BK7Q2M5XW3ZB6N4TA --format csv --out grades.csv',
    options: [
      [
        '--format <csv|json>',
        {
          zh: '导出记录的格式；csv 为 UTF-8 带 BOM，可能被当作公式的单元格前面加一个单引号',
          en: 'format of the records; csv is UTF-8 with a BOM, and has an apostrophe before cells that might count as formulas',
        },
      ],
      [
        '--out <file>',
        { zh: '写到这个文件而不是标准输出', en: 'write to this file instead of standard output' },
      ],
      ['--force', { zh: '覆盖已有的文件', en: 'replace a file that exists' }],
    ],
  },
];
