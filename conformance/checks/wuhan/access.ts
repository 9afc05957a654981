import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Endpoint } from '../../../spec/document.ts';
import type { Check } from '../../check.ts';
import type { WireRequest } from '../../client.ts';
import { holds, paceCheck, refused, succeeded } from '../../expect.ts';
import { Mismatch } from '../../mismatch.ts';
import { firstService, plainQuery } from '../../platforms/wuhan/operations.ts';
import { pathOf } from '../../platforms/wuhan/request.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import type { Application } from '../../target.ts';
import { attempt, root, withoutRows } from './caller.ts';

type WuhanCheck = Check<WuhanSession>;

const base = { severity: 'must', source: 'hand-written', operation: '*', after: [root] } as const;

/** WH-A28: unknown → 1433, the other code is tolerated. */
const unknownPassid: WuhanCheck = {
  ...base,
  id: 'wuhan.access.unknown-passid',
  requirements: ['WH-R029', 'WH-R044'],
  field: 'x-tif-passid',
  title: {
    zh: '平台上没有的 PASSID 被拒绝',
    en: 'A PASSID that the platform does not know is refused',
  },
  async run(session) {
    const as = { passid: `qiyue-${randomUUID().slice(0, 8)}`, token: randomUUID() };
    const reply = await attempt(session, { as });
    if (refused(reply, { as: ['bad-credentials'], codes: [1403] }) === 'as') return;
    session.warn('WH-A28', {
      zh: '未知的 PASSID 答以 1403',
      en: 'an unknown PASSID is answered with 1403',
    });
  },
};

const secondCaller: WuhanCheck = {
  ...base,
  id: 'wuhan.access.second-application',
  requirements: ['WH-R029', 'WH-R034'],
  field: 'x-tif-passid',
  needs: ['secondApplication'],
  title: {
    zh: '另一个应用以自己的凭据调用成功',
    en: 'Another application calls with its own credentials',
  },
  async run(session) {
    const as = session.target.secondApplication ?? session.target.application;
    succeeded(await attempt(session, { as }));
  },
};

/** WH-A28: a known caller without a subscription is told 1403; 1433 is tolerated. */
export const unsubscribed = ({ operation: { operationId } }: Endpoint): WuhanCheck => ({
  ...base,
  operation: operationId,
  id: `wuhan.access.unsubscribed.${operationId}`,
  requirements: ['WH-R046'],
  field: 'x-tif-passid',
  needs: ['unsubscribedApplication'],
  title: {
    zh: `没有订阅 ${operationId} 的应用被拒绝`,
    en: `An application without a subscription to ${operationId} is refused`,
  },
  async run(session) {
    const as = session.target.unsubscribedApplication ?? session.target.application;
    const reply = await session.violate(operationId, plainQuery(session, operationId), { as });
    const kind = refused(reply, { as: ['forbidden'], codes: [1433] });
    withoutRows(reply);
    if (kind === 'as') return;
    session.warn('WH-A28', {
      zh: '没有订阅时答以 1433',
      en: 'a missing subscription is answered with 1433',
    });
  },
});

const notFound = { as: ['not-found'] } as const;

const unknownService: WuhanCheck = {
  ...base,
  id: 'wuhan.route.unknown-service',
  requirements: ['WH-R042', 'WH-R015'],
  field: 'service',
  title: {
    zh: '平台上没有的服务答以 100101',
    en: 'A service that does not exist is answered with 100101',
  },
  async run(session) {
    const operation = firstService(session.contract);
    const path = pathOf({ ...session.target, paths: {} }, session.contract, operation);
    const unknown = path.replace(/[^/]*$/, `qiyue-${randomUUID().slice(0, 8)}`);
    refused(await session.violate('callService', { pageNo: 1 }, { path: unknown }), notFound);
  },
};

const unknownPath: WuhanCheck = {
  ...base,
  id: 'wuhan.route.unknown-path',
  requirements: ['WH-R042'],
  field: 'path',
  title: { zh: '写错的路径答以 100101', en: 'A misspelt path is answered with 100101' },
  async run(session) {
    const operation = firstService(session.contract);
    const path = pathOf({ ...session.target, paths: {} }, session.contract, operation);
    const wrong = path.replace(/\/service\//, `/qiyue-${randomUUID().slice(0, 8)}/`);
    refused(await session.violate('callService', { pageNo: 1 }, { path: wrong }), notFound);
  },
};

/** WH-A30: per PASSID, over any one second. Only with leave: it is a load test. */
const rate: WuhanCheck = {
  ...base,
  id: 'wuhan.rate.limit',
  requirements: ['WH-R043'],
  needs: ['load', 'limitedApplication'],
  title: {
    zh: '一秒内超过限额的调用被拒绝，限额之内的不受影响，过后恢复',
    en: 'Calls beyond the limit of a second are refused, those within are served, and later ones again',
  },
  async run(session) {
    const as = session.target.limitedApplication ?? { ...session.target.application, limit: 300 };
    const bursts = [await burst(session, as), await burst(session, as), await burst(session, as)];
    for (const { served } of bursts) {
      holds(served >= as.limit, {
        expected: { zh: `至少 ${as.limit} 个成功`, en: `at least ${as.limit} served` },
        actual: { zh: `${served} 个成功`, en: `${served} served` },
      });
    }
    // With fixed windows a burst may straddle two of them, but not three bursts in a row.
    const exact = bursts.some(({ served, throttled }) => served <= as.limit && throttled > 0);
    const served = bursts.map((count) => count.served).join(', ');
    holds(exact, {
      expected: {
        zh: `一秒内只有 ${as.limit} 个成功，其余答以 1141`,
        en: `only ${as.limit} served in a second, the others answered with 1141`,
      },
      actual: { zh: `三次突发各有 ${served} 个成功`, en: `${served} served in three bursts` },
    });
    await wait(1_200);
    succeeded(await attempt(session, { as }));
  },
};

/** Twice the limit at once, after a second of rest. */
async function burst(
  session: WuhanSession,
  as: Application & { readonly limit: number },
): Promise<{ readonly served: number; readonly throttled: number }> {
  await wait(1_200);
  const calls = Array.from({ length: as.limit * 2 + 5 }, () =>
    attempt(session, { as, unpaced: true }),
  );
  const replies = await Promise.all(calls);
  const count = (outcome: 'success' | 'throttled') =>
    replies.filter(({ outcomes }) => outcomes.includes(outcome)).length;
  return { served: count('success'), throttled: count('throttled') };
}

/** Over all paced calls of the run: the pace is what the target file says the gateway bears. */
export const withinRate: WuhanCheck = {
  ...base,
  id: `wuhan.${paceCheck}`,
  requirements: ['WH-R043'],
  field: 'errcode',
  title: {
    zh: '限额之内的调用不会被限流',
    en: 'Calls within the limit are never throttled',
  },
  run({ all, target }) {
    const paced = all.filter(
      ({ request }) => callerOf(request) !== target.limitedApplication?.passid,
    );
    const evidence = paced.find(
      ({ reply }) => reply?.outcomes.includes('throttled') && reply.known,
    );
    if (!evidence) return;
    throw new Mismatch({
      expected: { zh: '限额之内不答 1141', en: 'no 1141 within the limit' },
      actual: { zh: '1141', en: '1141' },
      at: '/errcode',
      evidence,
      advice: {
        zh: '若网关的限额低于目标文件中的 rate，请把 rate 调低。',
        en: 'If the gateway allows less than the rate in the target file, lower that rate.',
      },
    });
  },
};

const callerOf = ({ headers }: WireRequest): string | undefined =>
  headers.find(([name]) => /^x-tif-(passid|paasid)$/i.test(name))?.[1];

export const accessChecks: readonly WuhanCheck[] = [
  unknownPassid,
  secondCaller,
  unknownService,
  unknownPath,
  rate,
];
