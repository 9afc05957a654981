import { sign } from '../../../spec/protocol/signature.ts';
import { edited, mend } from '../deviations.ts';
import { map, put } from '../envelope.ts';
import {
  callerOf,
  canonical,
  claimOf,
  resigned,
  signedByAnother,
  signedRightly,
} from './credentials.ts';
import { after, eachRow, only, rowsOf, withRows } from './deviations.ts';
import { textsOf, withoutFilters } from './requests.ts';
import type { Mutant } from './surroundings.ts';

/** Gives away what a caller must not see, or lets the wrong caller in. */
export const security: readonly Mutant[] = [
  {
    name: 'investors-are-not-masked',
    class: 'security',
    requirements: ['WH-R038'],
    says: { zh: '自然人出资人姓名没有脱敏', en: 'names of private investors are not masked' },
    operation: 'queryInvestors',
    field: 'INV',
    deviate: only('queryInvestors', eachRow(map('INV', unmasked('晓明')))),
  },
  {
    name: 'holders-are-not-masked',
    class: 'security',
    requirements: ['WH-R038'],
    says: { zh: '许可负责人姓名没有脱敏', en: 'names of licence holders are not masked' },
    operation: 'queryLicenses',
    field: 'HOLDER',
    deviate: only('queryLicenses', eachRow(map('HOLDER', unmasked('晓明')))),
  },
  {
    name: 'mask-leaves-two-characters',
    class: 'security',
    requirements: ['WH-R038'],
    says: { zh: '脱敏后还看得见两个字', en: 'the mask leaves two characters to be seen' },
    operation: 'queryInvestors',
    field: 'INV',
    deviate: only('queryInvestors', eachRow(map('INV', unmasked('晓****')))),
  },
  {
    name: 'refusal-reveals-the-right-signature',
    class: 'security',
    requirements: ['WH-R034', 'WH-R044', 'WH-R032'],
    says: { zh: '签名错误时泄露正确签名', en: 'a refused caller is told the right signature' },
    field: 'hint',
    deviate: after(1433, (reply, request, around) => {
      const caller = callerOf(request, around);
      if (caller === undefined) return reply;
      const expected = sign({ ...claimOf(request), token: caller.token });
      return edited(reply, put('hint', `x-tif-signature ${expected}`));
    }),
  },
  {
    name: 'refusal-reveals-the-token',
    class: 'security',
    requirements: ['WH-R034', 'WH-R044'],
    says: { zh: '签名错误时泄露 TOKEN', en: 'a refused caller is told the TOKEN' },
    field: 'errmsg',
    deviate: after(1433, (reply, request, around) => {
      const caller = callerOf(request, around);
      if (caller === undefined) return reply;
      return edited(reply, put('errmsg', `sha256(${canonical(claimOf(request), caller.token)})`));
    }),
  },
  {
    name: 'wrong-signature-gets-rows-all-the-same',
    class: 'security',
    requirements: ['WH-R044', 'WH-R033', 'WH-R040'],
    says: { zh: '1433 里仍带数据行', en: 'the rows stand in the reply that says 1433' },
    field: 'data',
    deviate: after(1433, async (reply, request, around) => {
      const served = await around.forward(resigned(request, around));
      return withRows(reply, rowsOf(served));
    }),
  },
  {
    name: 'unsubscribed-gets-rows-all-the-same',
    class: 'security',
    requirements: ['WH-R046', 'WH-R040'],
    says: { zh: '1403 里仍带数据行', en: 'the rows stand in the reply that says 1403' },
    field: 'data',
    deviate: after(1403, async (reply, request, around) => {
      const served = await around.forward(around.resign(request));
      return withRows(reply, rowsOf(served));
    }),
  },
  {
    name: 'unsubscribed-is-served',
    class: 'security',
    requirements: ['WH-R046'],
    says: { zh: '未订阅的应用也能调用', en: 'an application without subscription is served' },
    deviate: after(1403, (_reply, request, around) => around.forward(around.resign(request))),
  },
  {
    name: 'token-of-another-application-will-do',
    class: 'security',
    requirements: ['WH-R034', 'WH-R032', 'WH-R044'],
    says: { zh: '用别的应用的 TOKEN 签名也行', en: 'the TOKEN of another application will do' },
    field: 'x-tif-signature',
    deviate: mend(signedByAnother, resigned),
  },
  {
    name: 'half-a-signature-will-do',
    class: 'security',
    requirements: ['WH-R032', 'WH-R044'],
    says: { zh: '只比较签名的前一半', en: 'only the first half of the signature is compared' },
    field: 'x-tif-signature',
    deviate: mend((request, around) => {
      const caller = callerOf(request, around);
      if (caller === undefined || signedRightly(request, around)) return false;
      const expected = sign({ ...claimOf(request), token: caller.token });
      return claimOf(request).signature.toUpperCase().startsWith(expected.slice(0, 32));
    }, resigned),
  },
  {
    name: 'filter-reaches-the-database-as-code',
    class: 'security',
    requirements: ['WH-R021', 'WH-R019', 'WH-R020', 'WH-R022'],
    says: { zh: '条件可注入 SQL，查出所有行', en: 'SQL in a filter returns all rows' },
    deviate: mend(
      (request) => textsOf(request).some((text) => /'.*\bor\b|'.*--/i.test(text)),
      (request) => withoutFilters(request),
    ),
  },
];

/** Takes the stars from a masked name and lets more of it be seen. */
function unmasked(rest: string) {
  return (name: unknown) =>
    typeof name === 'string' ? name.replace(/^(\p{Script=Han})\*+$/u, `$1${rest}`) : name;
}
