import { cut, webPage, when } from '../deviations.ts';
import type { WireRequest } from '../mutant.ts';
import { isSuccess, only } from './deviations.ts';
import { calls, textOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

const odd = ['SX-R060', 'SX-R035', 'SX-R059'] as const;

/** What goes wrong where calls overlap, and on rare characters. */
export const knownRaces: readonly Mutant[] = [
  {
    name: 'replies-cross-between-calls',
    class: 'state',
    requirements: ['SX-R061', 'SX-R058', 'SX-R028'],
    says: {
      zh: '同时到达的查询互相覆盖参数，答了别的企业',
      en: 'queries at the same time overwrite the code that each asked for',
    },
    operation: 'getEnterpriseGrade',
    field: 'uniscId',
    deviate: only('getEnterpriseGrade', async (request, around) => {
      around.memory.set('shared', request);
      const reply = await around.forward(request);
      // The one cast: nothing else is kept under this name.
      const last = around.memory.get('shared') as WireRequest;
      return last === request || !isSuccess(reply) ? reply : around.forward(last);
    }),
  },
  {
    name: 'lone-surrogate-gets-a-web-page',
    class: 'robustness',
    requirements: odd,
    says: { zh: '代码含落单的代理项时答网页', en: 'a lone surrogate gets a web page' },
    operation: 'getEnterpriseGrade',
    deviate: when(
      (request) => /\p{Surrogate}/u.test(textOf(request, 'uniscId')),
      async () => webPage(500),
    ),
  },
  {
    name: 'number-without-end-cuts-the-connection',
    class: 'robustness',
    requirements: odd,
    says: { zh: '数字有几百位时断开连接', en: 'hundreds of digits cut the connection' },
    operation: 'getEnterpriseGrade',
    deviate: when(
      (request) =>
        calls('getEnterpriseGrade')(request) && /:\s*\d{300}/.test(request.body.toString()),
      cut,
    ),
  },
];
