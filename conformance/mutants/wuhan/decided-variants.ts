import { edited, mend, when } from '../deviations.ts';
import { isObject, type Json, put } from '../envelope.ts';
import type { WireReply, WireRequest } from '../mutant.ts';
import { callerOf, claimOf, passidOf, secondsAhead, signedRightly } from './credentials.ts';
import { after, askPage, eachRow, edit, refuse, rowsOf, withRows } from './deviations.ts';
import {
  callsUnknownService,
  jsonOf,
  pageOf,
  parameterOf,
  parametersOf,
  withParameter,
  withParameters,
} from './requests.ts';
import type { Surroundings, Variant } from './surroundings.ts';

const wrongSignature = '请求签名错误或请求服务器时间戳误差大于 180 秒';

/** Tolerated oddities in what a server decides. */
export const decidedVariants: readonly Variant[] = [
  {
    name: 'missing-header-says-1403',
    tolerated: 'WH-A26',
    says: { zh: '缺少请求头时答 1403', en: 'a missing header is answered by 1403' },
    deviate: when(
      (request) => passidOf(request) === '' || Object.values(claimOf(request)).includes(''),
      edit(1433, put('errcode', 1403)),
    ),
  },
  {
    name: 'bad-parameter-says-100106',
    tolerated: 'WH-A26',
    says: { zh: '参数有误时答 100106', en: 'a bad parameter is answered by 100106' },
    deviate: edit(500, put('errcode', 100106)),
  },
  {
    name: 'unknown-passid-says-1403',
    tolerated: 'WH-A28',
    says: { zh: '不认识的 PASSID 答 1403', en: 'an unknown PASSID is answered by 1403' },
    deviate: when(
      (request, around) => passidOf(request) !== '' && callerOf(request, around) === undefined,
      edit(1433, put('errcode', 1403)),
    ),
  },
  {
    name: 'replay-says-another-code',
    tolerated: 'WH-A07',
    says: { zh: '随机串重复时用另外的结果码', en: 'a replay is answered by a code of its own' },
    deviate: when(isFlawless, edit(1433, put('errcode', 1434), put('errmsg', 'nonce 重复'))),
  },
  {
    name: 'nonce-is-global',
    tolerated: 'WH-A07',
    says: { zh: '随机串在所有应用之间唯一', en: 'a nonce is unique among all applications' },
    deviate: refuse(isUsedByAnother, 1433, wrongSignature),
  },
  {
    name: 'alias-of-passid-is-unknown',
    tolerated: 'WH-A02',
    says: { zh: '不认识 x-tif-paasid', en: 'x-tif-paasid is unknown' },
    deviate: (request, around) => {
      const { 'x-tif-paasid': _alias, ...headers } = request.headers;
      return around.forward({ ...request, headers });
    },
  },
  {
    name: 'flat-json-will-do',
    tolerated: 'WH-A10',
    says: { zh: '参数可以不放在 query 之下', en: 'parameters need not stand under query' },
    deviate: mend(
      (request) => {
        const value = jsonOf(request);
        return isObject(value) && !('query' in value);
      },
      (request) => withParameters(request, parametersOf(request) ?? {}),
    ),
  },
  {
    name: 'page-must-be-named',
    tolerated: 'WH-A12',
    says: { zh: '不给页码就拒绝', en: 'a call without page number is refused' },
    deviate: refuse(
      (request) =>
        request.method === 'POST' &&
        parameterOf(request, 'pageNo') === undefined &&
        parametersOf(request) !== undefined &&
        !callsUnknownService(request),
      500,
      '内部服务错误：pageNo',
    ),
  },
  {
    name: 'page-size-is-honoured',
    tolerated: 'WH-A13',
    says: { zh: '按请求的 pageSize 分页', en: 'a page has as many rows as asked for' },
    deviate: after('success', (reply, request, around) => sizedPage(reply, request, around)),
  },
  {
    name: 'bad-page-is-page-one',
    tolerated: 'WH-A57',
    says: { zh: '页码为 0、负数或文字时给第一页', en: 'page 0, -1 or abc is taken for page 1' },
    deviate: mend(
      (request) => {
        const page = parameterOf(request, 'pageNo');
        return ['number', 'string'].includes(typeof page) && !(Number(page) >= 1);
      },
      (request) => withParameter(request, 'pageNo', 1),
    ),
  },
  {
    name: 'mask-has-five-stars',
    tolerated: 'WH-A24',
    says: { zh: '脱敏用五个星号', en: 'the mask has five stars' },
    deviate: eachRow(stars('*****')),
  },
  {
    name: 'mask-has-one-star',
    tolerated: 'WH-A24',
    says: { zh: '脱敏用一个星号', en: 'the mask has one star' },
    deviate: eachRow(stars('*')),
  },
];

/** Nothing but the nonce can be wrong with these credentials. */
function isFlawless(request: WireRequest, around: Surroundings): boolean {
  const isFresh = Math.abs(secondsAhead(request)) < 180;
  return isFresh && isNonce(claimOf(request).nonce) && signedRightly(request, around);
}

const isNonce = (text: string): boolean => /^[\x21-\x7E]{1,64}$/.test(text);

function isUsedByAnother(request: WireRequest, around: Surroundings): boolean {
  if (!isFlawless(request, around)) return false;
  const key = `nonce ${claimOf(request).nonce}`;
  const owner = around.memory.get(key) ?? passidOf(request);
  around.memory.set(key, owner);
  return owner !== passidOf(request);
}

/** The rows of a smaller page, cut out of one or two pages of twenty. */
async function sizedPage(
  reply: WireReply,
  request: WireRequest,
  around: Surroundings,
): Promise<WireReply> {
  const size = Number(parameterOf(request, 'pageSize'));
  if (!(Number.isInteger(size) && size > 0 && size < 20)) return reply;
  const skipped = (pageOf(request) - 1) * size;
  const first = Math.floor(skipped / 20) + 1;
  const pages = [await askPage(request, around, first), await askPage(request, around, first + 1)];
  const rows = pages.flatMap(rowsOf).slice(skipped % 20, (skipped % 20) + size);
  return edited(withRows(reply, rows), put('data.pageSize', size));
}

/** Gives masked names another mask. */
function stars(mask: string) {
  const masked = (name: unknown) => (typeof name === 'string' ? name.replace(/\*+$/, mask) : name);
  return ({ ...row }: Json) => {
    const changed = ['INV', 'HOLDER'].filter((name) => name in row);
    return { ...row, ...Object.fromEntries(changed.map((name) => [name, masked(row[name])])) };
  };
}
