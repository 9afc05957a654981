import type { CheckResult } from '../../result.ts';
import { exchange, replies, unanswered } from './exchanges.ts';

const plain: CheckResult = {
  id: '',
  title: { zh: '', en: '' },
  requirements: [],
  severity: 'must',
  source: 'hand-written',
  operation: 'queryInvestors',
  field: null,
  verdict: 'pass',
  difference: null,
  warnings: [],
  reason: null,
  blockedBy: null,
  exchanges: [],
  finding: null,
  place: null,
  nearestPass: null,
  cause: null,
  waiver: null,
};

/** A check of the sample: what is not said is that of a passing hand-written `must`. */
export const check = (facts: Partial<CheckResult> & Pick<CheckResult, 'id'>): CheckResult => ({
  ...plain,
  ...facts,
});

const page = (pageNo: number) => ({ pageNo });
const good = (startedAt: number) => exchange(page(1), replies.rows, startedAt);

/** The checks of the sample that pass. */
export const passing: readonly CheckResult[] = [
  check({
    id: 'wuhan.reply.is-json-with-a-code',
    title: { zh: '应答是带结果码的 JSON', en: 'The reply is JSON and carries a result code' },
    requirements: ['WH-R014', 'WH-R036'],
    exchanges: [good(4)],
  }),
  check({
    id: 'wuhan.request.post-is-answered',
    title: { zh: '以 POST 调用得到应答', en: 'A call by POST is answered' },
    requirements: ['WH-R017'],
    source: 'derived',
    exchanges: [good(9)],
  }),
  check({
    id: 'wuhan.signature.refuses-a-missing-passid',
    title: { zh: '缺少 PASSID 时拒绝', en: 'A call without PASSID is refused' },
    requirements: ['WH-R029', 'WH-R033'],
    field: 'x-tif-passid',
    exchanges: [exchange(page(1), replies.silentFailure, 15)],
  }),
  check({
    id: 'wuhan.signature.accepts-lower-case',
    title: { zh: '签名用小写亦可', en: 'A signature in lower case is accepted' },
    requirements: ['WH-R032'],
    field: 'x-tif-signature',
    exchanges: [good(21)],
  }),
  check({
    id: 'wuhan.filter.by-registration-number',
    title: { zh: '按注册号筛选', en: 'The registration number filters rows' },
    requirements: ['WH-R019'],
    severity: 'may',
    field: 'regno',
    exchanges: [good(27), good(31)],
  }),
];

/** The checks of the sample that saw a tolerated variant. */
export const warned: readonly CheckResult[] = [
  check({
    id: 'wuhan.reply.code-is-an-integer',
    title: { zh: '结果码是整数', en: 'The result code is an integer' },
    requirements: ['WH-R039'],
    source: 'derived',
    field: 'errcode',
    verdict: 'warn',
    warnings: [
      {
        reading: 'WH-A15',
        says: { zh: '结果码写成了字符串', en: 'the result code is written as a string' },
        at: '/errcode',
      },
      {
        reading: 'WH-A16',
        says: { zh: '每页行数写成了字符串', en: 'the page size is written as a string' },
        at: '/data/pageSize',
      },
    ],
    exchanges: [exchange({ pageNo: 1, regno: '000' }, replies.codeAsText, 40)],
  }),
  check({
    id: 'wuhan.paging.past-the-end-is-empty',
    title: { zh: '超出末页时没有数据行', en: 'A page past the end has no rows' },
    requirements: ['WH-R018', 'WH-R039'],
    field: 'pageNo',
    verdict: 'warn',
    warnings: [
      {
        reading: 'WH-A15',
        says: { zh: '结果码写成了字符串', en: 'the result code is written as a string' },
        at: '/errcode',
      },
    ],
    exchanges: [good(48), exchange(page(9999), replies.codeAsText, 52)],
  }),
];

/** The checks of the sample that prove nothing: skipped, blocked, and our own error. */
export const unproved: readonly CheckResult[] = [
  check({
    id: 'wuhan.rate.refuses-a-burst',
    title: { zh: '超过限速时拒绝', en: 'A burst above the limit is refused' },
    requirements: ['WH-R043'],
    verdict: 'skipped',
    reason: {
      zh: '需要在目标文件中写明 allow: [load]',
      en: 'needs allow: [load] in the target file',
    },
  }),
  ...['race-of-one-nonce', 'nonce-of-another-application'].map((name) =>
    check({
      id: `wuhan.nonce.${name}`,
      title: {
        zh: name.startsWith('race') ? '同一随机数并发只成功一次' : '他人用过的随机数仍可用',
        en: name.startsWith('race')
          ? 'Of a race of one nonce exactly one passes'
          : "Another application's nonce is free to use",
      },
      requirements: ['WH-R031'],
      field: 'x-tif-nonce',
      verdict: 'blocked',
      blockedBy: 'wuhan.nonce.refuses-a-replay',
      reason: {
        zh: '重放未被拒绝，随机数的其余检查无从判断',
        en: 'replays are not refused, so the other nonce checks say nothing',
      },
    }),
  ),
  check({
    id: 'wuhan.service.unknown-service-is-named',
    title: { zh: '服务不存在时给出 100101', en: 'An unknown service answers 100101' },
    requirements: ['WH-R042'],
    verdict: 'error',
    reason: {
      zh: '本机到目标的连接中断，请重跑此项',
      en: 'the connection from this machine broke; run this check again',
    },
    exchanges: [unanswered(page(1), 70)],
  }),
];
