import { sealReply } from '../../../spec/protocol/sm-envelope.ts';
import { webPage, when } from '../deviations.ts';
import { parsed } from '../envelope.ts';
import { isBroken } from './deciphered.ts';
import { isSuccess, success } from './deviations.ts';
import { calls } from './requests.ts';
import { opened, resealed } from './seals.ts';
import type { Mutant } from './surroundings.ts';

const sealed = ['SX-R029', 'SX-R030'] as const;

/** Wrong in what of a platform's replies is sealed. */
export const sealedAnswers: readonly Mutant[] = [
  {
    name: 'sealed-failure-comes-plain',
    // What is sealed for sure is data, of which a failure has none.
    wish: true,
    class: 'security',
    requirements: sealed,
    says: { zh: '加密调用的失败以明文返回', en: 'failures of sealed calls come plain' },
    field: 'encrypted',
    deviate: opened((reply) => !isSuccess(reply)),
  },
  {
    name: 'only-data-is-sealed',
    class: 'envelope',
    requirements: sealed,
    says: { zh: '只有 data 加密', en: 'data alone is sealed' },
    field: 'encrypted',
    deviate: resealed(({ text, key }) => {
      const { msg, result, data } = Object(parsed(text.toString()));
      return { msg, result, data: sealReply(Buffer.from(JSON.stringify(data ?? null)), key) };
    }),
  },
  {
    name: 'broken-seal-is-answered-by-a-success',
    class: 'robustness',
    requirements: ['SX-R029', 'SX-R030', 'SX-R060'],
    says: { zh: '加密报文打不开时答成功', en: 'what cannot be opened is answered by a success' },
    operation: 'getEnterpriseGrade',
    deviate: when(
      (request, around) => calls('getEnterpriseGrade')(request) && isBroken(request, around),
      async (_request, { fixtures: { rated } }) =>
        success({ enterpriseName: '示例一号有限公司', assessGrade: 'A', ...rated }),
    ),
  },
  {
    name: 'broken-seal-gets-a-web-page',
    class: 'robustness',
    requirements: ['SX-R029', 'SX-R060', 'SX-R035'],
    says: { zh: '加密报文打不开时答网页', en: 'what cannot be opened gets a web page' },
    deviate: when(isBroken, async () => webPage(500)),
  },
];
