import { map, put } from '../envelope.ts';
import { isCaller } from './admissions.ts';
import { after, eachCompany, eachTrade, only, success } from './deviations.ts';
import { textOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

const single = {
  class: 'state',
  requirements: ['SX-R052', 'SX-R058', 'SX-R061', 'SX-R063', 'SX-R004', 'SX-R024', 'SX-R028'],
  operation: 'getEnterpriseGrade',
} as const;

/** Answers from the wrong record, or from none (SX-A24). */
export const stateData: readonly Mutant[] = [
  {
    ...single,
    name: 'unknown-enterprise-gets-the-worst-grade',
    says: { zh: '没有的企业答 D 级', en: 'an unknown enterprise is given grade D' },
    field: 'uniscId',
    deviate: only(
      'getEnterpriseGrade',
      after('failure', (reply, request, { accounts }) => {
        const uniscId = textOf(request, 'uniscId');
        const isRight = accounts().some((account) => isCaller(request, account));
        const isCode = /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(uniscId);
        const data = { uniscId, enterpriseName: '未登记企业', assessGrade: 'D' };
        return isRight && isCode ? success(data) : reply;
      }),
    ),
  },
  {
    ...single,
    name: 'every-code-finds-the-same-enterprise',
    says: { zh: '查哪个代码都答同一个企业', en: 'every code finds the same enterprise' },
    field: 'uniscId',
    deviate: only(
      'getEnterpriseGrade',
      after('success', (reply, _request, { memory }) => {
        const first = memory.get('reply') ?? reply;
        memory.set('reply', first);
        return first === reply ? reply : { ...reply, body: Object(first).body };
      }),
    ),
  },
  {
    ...single,
    name: 'list-knows-other-grades',
    requirements: ['SX-R071', 'SX-R063', 'SX-R052'],
    says: { zh: '批量与单个查询的等级不同', en: 'the list has other grades than single lookups' },
    operation: 'getEnterpriseGrades',
    field: 'assessGrade',
    deviate: only(
      'getEnterpriseGrades',
      eachCompany(map('assessGrade', (old) => (old === 'A' ? 'B' : 'A'))),
    ),
  },
  {
    name: 'trades-are-of-another-enterprise',
    class: 'state',
    requirements: ['SX-R073', 'SX-R079', 'SX-R061'],
    says: { zh: '交易记录是别的企业的', en: 'the trades are those of another enterprise' },
    operation: 'getPublicResourcesTrading',
    field: 'uniscId',
    deviate: eachTrade(put('uniscId', '91149999MA00003650')),
  },
];
