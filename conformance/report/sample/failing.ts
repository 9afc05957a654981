import type { CheckResult } from '../../result.ts';
import { exchange, replies } from './exchanges.ts';
import { check } from './results.ts';

const first = { pageNo: 1 };

/** The checks of the sample that fail: of every severity, and one that blocks others. */
export const failing: readonly CheckResult[] = [
  check({
    id: 'wuhan.failure.says-what-is-wrong',
    title: { zh: '失败时说明原因', en: 'A failure says what is wrong' },
    requirements: ['WH-R040'],
    severity: 'should',
    field: 'errmsg',
    verdict: 'fail',
    difference: {
      expected: { zh: '一句不为空的说明', en: 'a message that is not empty' },
      actual: { zh: '空字符串 ""', en: 'the empty string ""' },
      at: '/errmsg',
      advice: {
        zh: '按附录表 A.1 的描述填写 errmsg。',
        en: 'Fill errmsg with the description that Table A.1 gives the code.',
      },
      exchange: 0,
    },
    exchanges: [exchange(first, replies.silentFailure, 58)],
  }),
  check({
    id: 'wuhan.rows.credit-code-is-text',
    title: {
      zh: '统一社会信用代码是字符串',
      en: 'The unified social credit code is a string',
    },
    requirements: ['WH-R016', 'WH-R038'],
    source: 'derived',
    field: 'UNISCID',
    verdict: 'fail',
    difference: {
      expected: { zh: '字符串', en: 'a string' },
      actual: { zh: '整数 91429999', en: 'the integer 91429999' },
      at: '/data/data/1/UNISCID',
      advice: {
        zh: '代码含字母且可能以 0 开头，写出时一律加引号。',
        en: 'The code has letters and may begin with 0: always write it in quotes.',
      },
      exchange: 0,
    },
    exchanges: [exchange(first, replies.numericCode, 34)],
  }),
  check({
    id: 'wuhan.nonce.refuses-a-replay',
    title: { zh: '拒绝重放的随机数', en: 'A replayed nonce is refused' },
    requirements: ['WH-R031'],
    field: 'x-tif-nonce',
    verdict: 'fail',
    difference: {
      expected: {
        zh: '第二次使用同一随机数时返回 1433',
        en: 'errcode 1433 when the same nonce comes a second time',
      },
      actual: { zh: 'HTTP 200，结果码 0，照常给出数据', en: 'HTTP 200, errcode 0, and the rows' },
      at: '/errcode',
      advice: {
        zh: '按 PASSID 记住用过的随机数至少十分钟，先查重再取数。',
        en: 'Remember used nonces per PASSID for ten minutes or more, and look there first.',
      },
      exchange: 1,
    },
    exchanges: [exchange(first, replies.rows, 61), exchange(first, replies.rows, 65)],
  }),
  check({
    id: 'wuhan.request.wrong-method-is-refused',
    title: { zh: '其他方法被拒绝', en: 'Another method is refused' },
    requirements: ['WH-R017'],
    severity: 'may',
    source: 'derived',
    verdict: 'fail',
    difference: {
      expected: { zh: 'JSON 信封形式的失败应答', en: 'a failure in the JSON envelope' },
      actual: { zh: '一张 HTML 页面', en: 'an HTML page' },
      at: null,
      advice: null,
      exchange: 0,
    },
    exchanges: [exchange(first, replies.page, 68)],
  }),
];
