import type { Text } from '../../../spec/language.ts';
import type { CheckResult } from '../../result.ts';
import type { ReportChapter, ReportRequirement } from '../report.ts';
import { verdicts } from '../words.ts';

const http = 'black-box HTTP';
const inside: Text = {
  zh: '发生在门户页面内，HTTP 调用看不到',
  en: 'happens inside the portal, where no HTTP call looks',
};
const onPaper: Text = {
  zh: '只约束使用者，不约束端点',
  en: 'binds the user of the interface, not the endpoint',
};

type Row = readonly [
  id: string,
  zh: string,
  en: string,
  strength?: string,
  testability?: string,
  reason?: Text,
];

const chapters: readonly (readonly [string, string, string, readonly Row[]])[] = [
  [
    '5.2',
    '创建应用',
    'Creating an application',
    [
      ['WH-R007', '建应用时填名称与描述', 'Name and describe it', 'need', 'white-box', inside],
      ['WH-R010', '密钥自行保管', 'Keep the secret safe', 'need', 'documentation only', onPaper],
    ],
  ],
  [
    '5.4',
    '调用接口',
    'Calling the interface',
    [
      ['WH-R014', '结果用 JSON，附结果码', 'Results are JSON with a result code'],
      ['WH-R016', '服务给出四个字段', 'The service gives four fields'],
      ['WH-R017', '用 POST 调用', 'Calls are made by POST'],
      ['WH-R018', '页码是整数，默认第一页', 'The page number is an integer, 1 by default', 'need'],
      ['WH-R019', '可按注册号筛选', 'The registration number may filter', 'may'],
      ['WH-R029', '请求头带 PASSID', 'A header carries the PASSID', 'need'],
      ['WH-R031', '随机数十分钟内不得重复', 'A nonce is used once in ten minutes', 'need'],
      ['WH-R032', '请求头带签名', 'A header carries the signature', 'need'],
      ['WH-R033', '任何调用都须签名', 'Every call is signed, whatever the scheme', 'need'],
      ['WH-R036', '成功应答的信封', 'The envelope of a success'],
      ['WH-R038', '字段名大写，姓名脱敏', 'Upper-case field names, masked personal names'],
      ['WH-R039', '没有数据时的信封', 'The envelope when there are no rows'],
      ['WH-R040', '失败应答的信封', 'The envelope of a failure'],
    ],
  ],
  [
    'A.1',
    '结果码',
    'Result codes',
    [
      ['WH-R042', '100101：服务不存在', '100101: no such service'],
      ['WH-R043', '1141：调用过于频繁', '1141: too many calls'],
      ['WH-R047', '100106：查询出错', '100106: the query failed', 'info', 'white-box', inside],
    ],
  ],
];

/** The chapters of the sample with the verdicts that follow from these checks. */
export const chaptersFor = (results: readonly CheckResult[]): readonly ReportChapter[] =>
  chapters.map(([clause, zh, en, rows]) => ({
    clause,
    title: { zh, en },
    requirements: rows.map((row) => requirement(row, results)),
  }));

function requirement(row: Row, results: readonly CheckResult[]): ReportRequirement {
  const [id, zh, en, strength = 'info', testability = http, reason = null] = row;
  const checks = results.filter((check) => check.requirements.includes(id));
  const worst = verdicts.find((verdict) => checks.some((check) => check.verdict === verdict));
  return {
    id,
    says: { zh, en },
    strength,
    testability,
    verdict: worst ?? null,
    checks: checks.map((check) => check.id),
    reason,
  };
}
