import { edited } from '../deviations.ts';
import { put } from '../envelope.ts';
import { secondsAhead, signedWrongly } from './credentials.ts';
import { after, edit } from './deviations.ts';
import { callsUnknownService, parametersOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

/** Refuses what must be refused, but with a code of table A.1 that means something else. */
export const envelopeCodes: readonly Mutant[] = [
  {
    name: 'wrong-signature-says-500',
    class: 'envelope',
    requirements: ['WH-R044'],
    says: { zh: '签名错误答 500 而不是 1433', en: 'a wrong signature is answered by 500' },
    field: 'errcode',
    deviate: after(1433, (reply, request, around) =>
      signedWrongly(request, around) ? edited(reply, put('errcode', 500)) : reply,
    ),
  },
  {
    name: 'wrong-clock-says-500',
    class: 'envelope',
    requirements: ['WH-R044', 'WH-R030'],
    says: { zh: '时间误差过大答 500 而不是 1433', en: 'a clock too far off is answered by 500' },
    field: 'errcode',
    deviate: after(1433, (reply, request) =>
      Math.abs(secondsAhead(request)) > 180 ? edited(reply, put('errcode', 500)) : reply,
    ),
  },
  {
    name: 'wrong-signature-says-zero',
    class: 'envelope',
    requirements: ['WH-R044', 'WH-R040'],
    says: { zh: '签名错误时 errcode 为 0', en: 'errcode is 0 for a wrong signature' },
    field: 'errcode',
    deviate: edit(1433, put('errcode', 0)),
  },
  {
    name: 'unsubscribed-says-no-such-service',
    class: 'envelope',
    requirements: ['WH-R046'],
    says: { zh: '未订阅答 100101 而不是 1403', en: 'an unsubscribed caller is told 100101' },
    field: 'errcode',
    deviate: edit(1403, put('errcode', 100101)),
  },
  {
    name: 'unknown-service-says-500',
    class: 'envelope',
    requirements: ['WH-R042'],
    says: { zh: '服务不存在答 500 而不是 100101', en: 'an unknown service is answered by 500' },
    field: 'errcode',
    deviate: after(100101, (reply, request) =>
      callsUnknownService(request) ? edited(reply, put('errcode', 500)) : reply,
    ),
  },
  {
    name: 'bad-parameter-looks-like-a-server-fault',
    class: 'envelope',
    requirements: ['WH-R048', 'WH-R040'],
    says: {
      zh: '参数有误时不点名参数，与内部错误无法区分',
      en: 'a bad parameter is not named and cannot be told from a server fault',
    },
    field: 'errmsg',
    deviate: after(500, (reply, request) => {
      if (parametersOf(request) === undefined) return reply;
      const vague = edited(reply, put('errmsg', '内部服务错误'), put('hint', null));
      return { ...vague, status: 200 };
    }),
  },
];
