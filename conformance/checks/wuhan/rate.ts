import { setTimeout as wait } from 'node:timers/promises';
import type { Check } from '../../check.ts';
import { derivePaceCheck } from '../../derive/overviews.ts';
import type { WireRequest } from '../../exchange/client.ts';
import { holds, succeeded } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import type { Application } from '../../platforms/wuhan/target.ts';
import { attempt, onCalls } from './calls.ts';

type WuhanCheck = Check<WuhanSession>;

const base = { ...onCalls('*'), requirements: ['WH-R043'] } as const;

/** WH-A30: per PASSID, over any one second. Only with leave: it is a load test. */
export const rateLimit: WuhanCheck = {
  ...base,
  id: 'wuhan.rate.limit',
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
    // Twice the limit in two seconds or more is within it: the line is too slow to tell.
    if (bursts.every(({ seconds }) => seconds >= 2)) throw new NotObserved();
    // With fixed windows a burst may straddle two of them, but not three bursts in a row.
    const exact = bursts.some(
      ({ served, throttled, seconds }) =>
        served <= as.limit * (1 + Math.floor(seconds)) && throttled > 0,
    );
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
): Promise<{ readonly served: number; readonly throttled: number; readonly seconds: number }> {
  await wait(1_200);
  const began = performance.now();
  const calls = Array.from({ length: as.limit * 2 + 5 }, () =>
    attempt(session, { as, unpaced: true }),
  );
  const replies = await Promise.all(calls);
  const seconds = (performance.now() - began) / 1_000;
  const count = (outcome: 'success' | 'throttled') =>
    replies.filter(({ outcomes }) => outcomes.includes(outcome)).length;
  return { served: count('success'), throttled: count('throttled'), seconds };
}

/** Over all paced calls of the run: the pace is what the target file says the gateway bears. */
export const withinRate: WuhanCheck = derivePaceCheck({
  contractId: 'wuhan',
  requirements: base.requirements,
  severity: base.severity,
  field: 'errcode',
  title: {
    zh: '限额之内的调用不会被限流',
    en: 'Calls within the limit are never throttled',
  },
  isThrottled: ({ request, reply }, { target }) =>
    callerOf(request) !== target.limitedApplication?.passid &&
    reply !== null &&
    reply.known &&
    reply.outcomes.includes('throttled'),
});

const callerOf = ({ headers }: WireRequest): string | undefined =>
  headers.find(([name]) => /^x-tif-(passid|paasid)$/i.test(name))?.[1];
