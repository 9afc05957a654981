import { hasMalformedJson } from '../bodies.ts';
import { type Condition, when } from '../deviations.ts';
import { put } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { inChunks, labelled, withCapitalHeaders, withMoreHeaders } from '../rewritten.ts';
import { after, type Outcome, only, recode, withErrors } from './deviations.ts';
import { loginOf } from './requests.ts';
import type { Deviation, Surroundings, Variant } from './surroundings.ts';

/** Tolerated oddities in statuses, codes and headers. */
export const framedVariants: readonly Variant[] = [
  {
    name: 'failures-have-status-400',
    tolerated: 'NM-A19',
    says: { zh: '失败时 HTTP 状态是 400', en: 'failures have HTTP status 400' },
    deviate: status('failure', 400),
  },
  {
    name: 'failures-have-status-500',
    tolerated: 'NM-A19',
    says: { zh: '失败时 HTTP 状态是 500', en: 'failures have HTTP status 500' },
    deviate: status('failure', 500),
  },
  {
    name: 'failures-have-status-200',
    tolerated: 'NM-A48',
    says: { zh: '任何失败的 HTTP 状态都是 200', en: 'all failures have HTTP status 200' },
    deviate: status('failure', 200),
  },
  {
    name: 'refused-cases-have-status-422',
    tolerated: 'NM-A19',
    says: { zh: '案件被拒绝时 HTTP 状态是 422', en: 'refused cases have HTTP status 422' },
    deviate: only('receiveCaseinfo', status('failure', 422)),
  },
  {
    name: 'bad-tokens-have-status-401',
    tolerated: 'NM-A17',
    says: { zh: '13000 的 HTTP 状态是 401', en: '13000 has HTTP status 401' },
    deviate: status('13000', 401),
  },
  {
    name: 'bad-logins-have-status-403',
    tolerated: 'NM-A19',
    says: { zh: '登录失败的 HTTP 状态是 403', en: 'refused logins have HTTP status 403' },
    deviate: only('login', status('failure', 403)),
  },
  {
    name: 'missing-app-key-says-12001',
    tolerated: 'NM-A08',
    says: { zh: '没有 appKey 时答 12001', en: 'a missing appKey is answered by 12001' },
    deviate: when(
      (request) => loginOf(request) !== undefined && !('appKey' in (loginOf(request) ?? {})),
      recode('12002', '12001'),
    ),
  },
  {
    name: 'wrong-secret-says-12003',
    tolerated: 'NM-A09',
    says: { zh: 'appSecret 不对时答 12003', en: 'a wrong appSecret is answered by 12003' },
    deviate: when(hasWrongSecret, recode('12004', '12003')),
  },
  {
    name: 'wrong-secret-says-12002',
    tolerated: 'NM-A09',
    says: { zh: 'appSecret 不对时答 12002', en: 'a wrong appSecret is answered by 12002' },
    deviate: when(hasWrongSecret, recode('12004', '12002')),
  },
  {
    name: 'bad-account-says-12002',
    tolerated: 'NM-A57',
    says: { zh: 'account 有误时答 12002', en: 'a bad account is answered by 12002' },
    deviate: unless(hasWrongSecret, recode('12004', '12002')),
  },
  {
    name: 'bad-account-says-12003',
    tolerated: 'NM-A57',
    says: { zh: 'account 有误时答 12003', en: 'a bad account is answered by 12003' },
    deviate: unless(hasWrongSecret, recode('12004', '12003')),
  },
  {
    name: 'malformed-json-says-a-code-of-its-own',
    tolerated: 'NM-A48',
    says: { zh: '报文不是 JSON 时用别的代码', en: 'a body that is no JSON has another code' },
    deviate: when(hasMalformedJson, recode('19400', '99999')),
  },
  {
    name: 'malformed-json-has-status-500',
    tolerated: 'NM-A48',
    says: { zh: '报文不是 JSON 时状态是 500', en: 'a body that is no JSON has HTTP status 500' },
    deviate: when(hasMalformedJson, status('failure', 500)),
  },
  {
    name: 'wrong-method-has-status-404',
    tolerated: 'NM-A48',
    says: { zh: '方法不对时状态是 404', en: 'a wrong method has HTTP status 404' },
    deviate: when(({ method }) => method !== 'POST', status('failure', 404)),
  },
  {
    name: 'wrong-method-has-status-400-and-no-allow',
    tolerated: 'NM-A48',
    says: { zh: '方法不对时状态是 400，没有 Allow', en: 'a wrong method has status 400, no Allow' },
    deviate: when(
      ({ method }) => method !== 'POST',
      after('failure', ({ headers: { allow: _, ...headers }, ...reply }) => ({
        ...reply,
        headers,
        status: 400,
      })),
    ),
  },
  {
    name: 'wrong-media-type-says-19400',
    tolerated: 'NM-A48',
    says: { zh: '类型不对时答 400 和 19400', en: 'a wrong media type gets 400 and 19400' },
    deviate: after('19415', (reply) => ({
      ...withErrors(reply, (errors) => errors.map(put('errorCode', '19400'))),
      status: 400,
    })),
  },
  {
    name: 'conflict-has-status-409',
    tolerated: 'NM-A33',
    says: { zh: '编号冲突的 HTTP 状态是 409', en: 'a conflict has HTTP status 409' },
    deviate: status('19409', 409),
  },
  {
    name: 'conflict-says-a-code-of-its-own',
    tolerated: 'NM-A33',
    says: { zh: '编号冲突用别的代码', en: 'a conflict has another code' },
    deviate: recode('19409', '14009'),
  },
  {
    name: 'headers-beside',
    tolerated: 'rule 6',
    says: { zh: '多出其他响应头', en: 'other headers stand beside' },
    deviate: after('any', withMoreHeaders),
  },
  {
    name: 'header-names-in-capitals',
    tolerated: 'rule 6',
    says: { zh: '响应头名称是大写', en: 'names of headers are in capitals' },
    deviate: after('any', withCapitalHeaders),
  },
  {
    name: 'reply-comes-in-chunks',
    tolerated: 'rule 6',
    says: { zh: '分块传输', en: 'replies come in chunks' },
    deviate: after('any', inChunks),
  },
  mediaType('media-type-is-bare', 'application/json'),
  mediaType('media-type-has-no-blank', 'application/json;charset=UTF-8'),
  mediaType('media-type-in-capitals', 'Application/JSON; Charset="UTF-8"'),
];

function status(outcome: Outcome, code: number): Deviation {
  return after(outcome, (reply) => ({ ...reply, status: code }));
}

function unless(condition: Condition<Surroundings>, deviation: Deviation): Deviation {
  return when((request, around) => !condition(request, around), deviation);
}

/** The login is right but for the secret. */
function hasWrongSecret(request: WireRequest, { applications }: Surroundings): boolean {
  const login = loginOf(request);
  return applications.some(
    (one) =>
      one.appKey === login?.['appKey'] &&
      one.account === login['account'] &&
      one.appSecret !== login['appSecret'],
  );
}

function mediaType(name: string, type: string): Variant {
  return {
    name,
    tolerated: 'NM-A41',
    says: { zh: `返回类型写作 ${type}`, en: `replies are labelled ${type}` },
    deviate: after('any', (reply) => labelled(reply, type)),
  };
}
