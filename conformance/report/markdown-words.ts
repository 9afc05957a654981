import type { Text } from '../../spec/language.ts';

/** What the summary says beside the words that all reports share. */
export const summaryWords = {
  contract: { zh: '契约', en: 'Contract' },
  target: { zh: '端点', en: 'Endpoint' },
  began: { zh: '开始', en: 'Began' },
  took: { zh: '用时', en: 'Took' },
  requests: { zh: '请求数', en: 'Requests' },
  checks: { zh: '检查', en: 'Checks' },
  finding: { zh: '编号', en: 'Id' },
  clause: { zh: '条款', en: 'Clause' },
  weight: { zh: '级别', en: 'Weight' },
  waived: { zh: '已豁免', en: 'waived' },
  open: { zh: '未能判断', en: 'Not decided' },
  waivers: { zh: '豁免', en: 'Waivers' },
  owner: { zh: '责任人', en: 'Owner' },
  expires: { zh: '截止', en: 'Until' },
  state: { zh: '状态', en: 'State' },
  comparison: { zh: '与先前评测的比较', en: 'Since the earlier run' },
  reading: { zh: '解读', en: 'Reading' },
  seen: { zh: '所见', en: 'Seen' },
  operations: { zh: '操作', en: 'Operations' },
  attestation: { zh: '证明', en: 'Attestation' },
  tester: { zh: '评测者', en: 'Tester' },
  finished: { zh: '完成', en: 'Finished' },
  contractHash: { zh: '契约 SHA-256', en: 'SHA-256 of the contract' },
  planHash: { zh: '计划 SHA-256', en: 'SHA-256 of the plan' },
  resultsHash: { zh: '报告 SHA-256', en: 'SHA-256 of the report' },
} as const satisfies Record<string, Text>;

/** How many of a long list are not shown. */
export const moreWords = (number: number): Text => ({
  zh: `另有 ${number} 项，见 report.html`,
  en: `${number} more, see report.html`,
});
