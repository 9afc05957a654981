import { edited, when } from '../deviations.ts';
import { put } from '../envelope.ts';
import { inChunks, labelled, withCapitalHeaders, withMoreHeaders } from '../rewritten.ts';
import { after, edit, type Outcome, refuse } from './deviations.ts';
import { hasJson, jsonOf } from './requests.ts';
import { alsoFinds } from './rows-seen.ts';
import type { Deviation, Variant } from './surroundings.ts';

/** Tolerated oddities in statuses, codes and headers. */
export const framedVariants: readonly Variant[] = [
  {
    name: 'failures-have-status-400',
    tolerated: 'WH-A25',
    says: { zh: '失败时 HTTP 状态是 400', en: 'failures have HTTP status 400' },
    deviate: status('failure', 400),
  },
  {
    name: 'wrong-credentials-have-status-401',
    tolerated: 'WH-A25',
    says: { zh: '1433 的 HTTP 状态是 401', en: '1433 has HTTP status 401' },
    deviate: status(1433, 401),
  },
  {
    name: 'unsubscribed-has-status-403',
    tolerated: 'WH-A25',
    says: { zh: '1403 的 HTTP 状态是 403', en: '1403 has HTTP status 403' },
    deviate: status(1403, 403),
  },
  {
    name: 'throttled-has-status-429',
    tolerated: 'WH-A25',
    says: { zh: '1141 的 HTTP 状态是 429', en: '1141 has HTTP status 429' },
    deviate: status(1141, 429),
  },
  {
    name: 'unknown-service-has-status-404',
    tolerated: 'WH-A25',
    says: { zh: '100101 的 HTTP 状态是 404', en: '100101 has HTTP status 404' },
    deviate: status(100101, 404),
  },
  {
    name: 'wrong-method-has-status-404',
    tolerated: 'WH-A60',
    says: { zh: '方法不对时 HTTP 状态是 404', en: 'a wrong method has HTTP status 404' },
    deviate: when(({ method }) => method !== 'POST', status('failure', 404)),
  },
  {
    name: 'wrong-method-says-100101',
    tolerated: 'WH-A60',
    says: { zh: '方法不对时答 200 和 100101', en: 'a wrong method gets 200 and 100101' },
    deviate: when(
      ({ method }) => method !== 'POST',
      after('failure', (reply) => ({
        ...edited(reply, put('errcode', 100101)),
        headers: { 'content-type': 'application/json; charset=utf-8' },
        status: 200,
      })),
    ),
  },
  {
    name: 'accept-must-name-json',
    tolerated: 'WH-A36',
    says: { zh: 'Accept 为 */* 时拒绝', en: 'Accept: */* is refused' },
    deviate: refuse(({ headers }) => headers['accept'] === '*/*', 500, '内部服务错误：Accept'),
  },
  {
    name: 'malformed-body-says-another-code',
    tolerated: 'WH-A48',
    says: {
      zh: '报文不是 JSON 时用表外的结果码',
      en: 'a body that is no JSON has a code of its own',
    },
    deviate: when(
      (request) => hasJson(request) && jsonOf(request) === undefined,
      edit(500, put('errcode', 100102)),
    ),
  },
  {
    name: 'entname-is-fuzzy',
    tolerated: 'WH-A41',
    says: { zh: '企业名称模糊匹配', en: 'entname matches by its parts' },
    deviate: alsoFinds('entname', 'ENTNAME', (filter, name) => name.includes(filter)),
  },
  {
    name: 'headers-beside',
    tolerated: 'WH-A49',
    says: { zh: '多出其他响应头', en: 'other headers stand beside' },
    deviate: after('any', withMoreHeaders),
  },
  {
    name: 'header-names-in-capitals',
    tolerated: 'WH-A49',
    says: { zh: '响应头名称是大写', en: 'names of headers are in capitals' },
    deviate: after('any', withCapitalHeaders),
  },
  {
    name: 'reply-comes-in-chunks',
    tolerated: 'WH-A61',
    says: { zh: '分块传输', en: 'replies come in chunks' },
    deviate: after('any', inChunks),
  },
  mediaType('media-type-is-bare', 'application/json'),
  mediaType('media-type-has-no-blank', 'application/json;charset=utf-8'),
  mediaType('media-type-in-capitals', 'Application/JSON; Charset="UTF-8"'),
];

function status(outcome: Outcome, code: number): Deviation {
  return after(outcome, (reply) => ({ ...reply, status: code }));
}

function mediaType(name: string, type: string): Variant {
  return {
    name,
    tolerated: 'WH-A61',
    says: { zh: `返回类型写作 ${type}`, en: `replies are labelled ${type}` },
    deviate: after('any', (reply) => labelled(reply, type)),
  };
}
