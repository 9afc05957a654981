import { when } from '../deviations.ts';
import { callerOf, claimOf, passidOf } from './credentials.ts';
import { noRows, refuse } from './deviations.ts';
import { calls, parametersOf } from './requests.ts';
import type { Mutant } from './surroundings.ts';

/** Deviations by who calls and how; written after the checks, like `reply-fields.ts`. */
export const callers: readonly Mutant[] = [
  {
    name: 'only-one-application-may-call',
    class: 'strict',
    requirements: ['WH-R029', 'WH-R034'],
    says: { zh: '只认第一个应用', en: 'only the first application is known' },
    field: 'x-tif-passid',
    deviate: refuse(
      (request, around) => callerOf(request, around) === around.applications[1],
      1433,
      '请求签名错误或请求服务器时间戳误差大于 180 秒',
    ),
  },
  {
    name: 'nonce-of-another-application-is-no-such-service',
    class: 'strict',
    requirements: ['WH-R031'],
    says: {
      zh: '别的应用用过的随机串答服务不存在',
      en: 'a nonce that another application used is answered as an unknown service',
    },
    field: 'x-tif-nonce',
    deviate: refuse(
      (request, { memory }) => {
        const { nonce } = claimOf(request);
        const owner = memory.get(nonce) ?? passidOf(request);
        memory.set(nonce, owner);
        return owner !== passidOf(request);
      },
      100101,
      '服务地址不存在',
    ),
  },
  {
    name: 'documented-row-is-not-found',
    class: 'state',
    requirements: ['WH-R016', 'WH-R019'],
    says: { zh: '按注册号查不到已有的行', en: 'a row that exists is not found by its regno' },
    operation: 'queryInvestors',
    field: 'data',
    deviate: when(
      (request) => calls('queryInvestors')(request) && Boolean(parametersOf(request)?.['regno']),
      async () => noRows(1),
    ),
  },
  {
    name: 'content-encoding-utf-8-is-refused',
    class: 'strict',
    wish: true,
    requirements: ['WH-R027'],
    says: { zh: '拒绝 Content-Encoding: UTF-8', en: 'Content-Encoding: UTF-8 is refused' },
    field: 'Content-Type',
    deviate: refuse(
      ({ headers }) => headers['content-encoding'] !== undefined,
      500,
      'Content-Encoding',
    ),
  },
  {
    name: 'charset-without-its-name-is-refused',
    class: 'strict',
    wish: true,
    requirements: ['WH-R027'],
    says: { zh: '拒绝 application/json; utf-8', en: 'application/json; utf-8 is refused' },
    field: 'Content-Type',
    deviate: refuse(
      ({ headers }) => /;\s*utf-8/i.test(headers['content-type'] ?? ''),
      500,
      'Content-Type',
    ),
  },
];
