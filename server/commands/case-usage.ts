import type { Text } from '../../spec/language.ts';

/** How one of the commands under `qiyue cases` is used. */
export interface CaseCommand {
  readonly name: CaseAction;
  readonly parameters: string;
  readonly description: Text;
  /** The example of its help, after `qiyue cases`. */
  readonly line: string;
  readonly options?: readonly (readonly [flags: string, text: Text])[];
}

export type CaseAction = 'list' | 'show' | 'export';

/** Options that choose among the cases. */
const choosing: NonNullable<CaseCommand['options']> = [
  ['--application <appKey>', { zh: '只要这个应用送交的', en: 'only those of this application' }],
  [
    '--since <date>',
    {
      zh: '只要这一天（yyyy-MM-dd，按本机时区）及以后收到的',
      en: 'only those received on this day (yyyy-MM-dd, local time) or later',
    },
  ],
  [
    '--after <acceptid>',
    { zh: '从这个受理号的下一个案件开始', en: 'begin with the case after this one' },
  ],
];

export const caseCommands: readonly CaseCommand[] = [
  {
    name: 'list',
    parameters: '<contract>',
    description: {
      zh: '按受理次序列出收到的案件：受理号、收到时间、应用、市场主体数、案件编号、案件名称',
      en: 'list the cases received, in the order of acceptance: acceptid, time, application, number of entities, caseid, casename',
    },
    line: 'list neimenggu --since 2026-03-01',
    options: [
      ...choosing,
      ['--limit <cases>', { zh: '至多列出几个，默认 100', en: 'how many at most; 100 by default' }],
    ],
  },
  {
    name: 'show',
    parameters: '<contract> <acceptid>',
    description: { zh: '显示一个案件及其全部市场主体', en: 'show a case and all its entities' },
    line: 'show neimenggu K7Q2M5XW3ZB6N4TADCGE',
  },
  {
    name: 'export',
    parameters: '<contract>',
    description: {
      zh: '导出案件。jsonl：每行一个案件，已知字段与收到的完全一致；csv：每行一个市场主体，并重复案件各列，UTF-8 带 BOM，便于用电子表格打开，凡以 = + - @（含全角）开头的单元格前面加一个单引号，以免被当作公式',
      en: 'export cases. jsonl: a case per line, known fields exactly as received; csv: an entity per line with the columns of its case, in UTF-8 with a BOM for spreadsheet programs, and an apostrophe before cells that begin with = + - @, or their wide forms, which would count as formulas',
    },
    line: 'export neimenggu --format csv --out cases.csv',
    options: [
      ...choosing,
      ['--format <jsonl|csv>', { zh: '格式，默认 jsonl', en: 'format; jsonl by default' }],
      [
        '--out <file>',
        { zh: '写到这个文件而不是标准输出', en: 'write to this file instead of standard output' },
      ],
      ['--force', { zh: '覆盖已有的文件', en: 'replace a file that exists' }],
    ],
  },
];
