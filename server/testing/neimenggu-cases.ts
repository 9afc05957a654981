/** A right case; fields given take the place of its own. */
export const caseOf = (given: object = {}): object => ({
  caseid: 'A-1',
  casename: '甲公司等长期停业未经营案',
  caseintroduction: '成立后无正当理由超过六个月未开业',
  illegality: '连续两年未报送年度报告',
  penalty: '吊销营业执照',
  penaltydate: '2026-03-05',
  penaltyorg: '某某市市场监督管理局',
  penaltylist: [entityOf(0)],
  ...given,
});

/** The right entity of that number; fields given take the place of its own. */
export const entityOf = (index: number, given: object = {}): object => ({
  pripid: `P${index}`,
  uniscid: `9115010${index}`,
  legal: '张三',
  enttype: '有限责任公司',
  ...given,
});

/** The JSON of a case whose list holds that text, which need not be JSON. */
export function caseText(list: string | Buffer, given: object = {}): Buffer {
  const [before = '', after = ''] = JSON.stringify(caseOf({ ...given, penaltylist: '?' })).split(
    '"?"',
  );
  return Buffer.concat([Buffer.from(`${before}[`), Buffer.from(list), Buffer.from(`]${after}`)]);
}
