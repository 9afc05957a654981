import { randomUUID } from 'node:crypto';
import { nonceMinutes } from '../../../spec/protocol/signature.ts';
import type { Check } from '../../check.ts';
import { holds, refused, succeeded } from '../../expect.ts';
import { offeredServices } from '../../platforms/wuhan/operations.ts';
import type { Sending } from '../../platforms/wuhan/request.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import { attempt } from './calls.ts';
import {
  nonceAdvice as advice,
  afterReplay,
  nonceBase as base,
  refusedReplay,
  replay,
} from './replay.ts';
import { raceSize, together } from './together.ts';

type WuhanCheck = Check<WuhanSession>;

/** Calls that are all sent at once. */
const race = (session: WuhanSession, size: number, sending: () => Sending) =>
  together(
    session,
    Array.from({ length: size }, () => () => attempt(session, { ...sending(), unpaced: true })),
  );

const nothing = () => Promise.resolve();

export const nonceChecks: readonly WuhanCheck[] = [
  {
    ...base,
    id: 'wuhan.nonce.replay-refused',
    title: { zh: '同一请求立即重放被拒绝', en: 'The same request sent again at once is refused' },
    run: (session) => replay(session, nothing),
  },
  {
    ...base,
    id: 'wuhan.nonce.resigned-replay-refused',
    after: afterReplay,
    title: {
      zh: '随机串不变、重新签名后重发被拒绝',
      en: 'The same nonce with a new timestamp and signature is refused',
    },
    run: (session) => {
      const timestamp = String(Math.floor(Date.now() / 1000) + 30);
      return replay(session, nothing, { timestamp });
    },
  },
  {
    ...base,
    id: 'wuhan.nonce.third-use-refused',
    after: afterReplay,
    title: { zh: '被拒绝的重放再次重放仍被拒绝', en: 'A replay is refused the third time as well' },
    async run(session) {
      const nonce = randomUUID();
      succeeded(await attempt(session, { nonce }));
      for (let use = 2; use <= 4; use += 1) {
        refusedReplay(session, await attempt(session, { nonce }));
      }
    },
  },
  {
    ...base,
    id: 'wuhan.nonce.remembered-among-others',
    after: afterReplay,
    title: {
      zh: '用过的随机串在许多其他调用之后仍被拒绝',
      en: 'A used nonce is still refused after many other calls',
    },
    run: (session) =>
      replay(session, async () => {
        for (let call = 0; call < 30; call += 1) await attempt(session, {});
      }),
  },
  {
    ...base,
    id: 'wuhan.nonce.race',
    after: afterReplay,
    title: {
      zh: '同一随机串的多个并发调用恰好一个成功',
      en: 'Of many simultaneous calls with one nonce exactly one is served',
    },
    async run(session) {
      const size = raceSize(session.target);
      // On connections that stand already the calls really arrive together.
      await race(session, size, () => ({}));
      for (let round = 1; round <= 3; round += 1) {
        const nonce = randomUUID();
        const timestamp = String(Math.floor(Date.now() / 1000));
        const replies = await race(session, size, () => ({ nonce, timestamp }));
        const served = replies.filter(({ outcomes }) => outcomes.includes('success')).length;
        holds(served === 1, {
          expected: { zh: `${size} 个中恰好 1 个成功`, en: `exactly 1 of ${size} is served` },
          actual: { zh: `${served} 个成功`, en: `${served} are served` },
          advice,
        });
      }
    },
  },
  {
    ...base,
    id: 'wuhan.nonce.other-service',
    after: afterReplay,
    title: {
      zh: '用过的随机串对另一个服务同样无效',
      en: 'A used nonce is refused for another service as well',
    },
    async run(session) {
      const nonce = randomUUID();
      succeeded(await attempt(session, { nonce }));
      const other = offeredServices(session).at(-1) ?? '';
      refusedReplay(session, await session.violate(other, { pageNo: 1 }, { nonce }));
    },
  },
  {
    ...base,
    id: 'wuhan.nonce.scope',
    after: [...base.after, 'wuhan.access.second-application'],
    needs: ['secondApplication'],
    title: {
      zh: '另一个应用可以使用相同的随机串',
      en: 'Another application may use the same nonce',
    },
    async run(session) {
      const nonce = randomUUID();
      succeeded(await attempt(session, { nonce }));
      const as = session.target.secondApplication ?? session.target.application;
      const reply = await attempt(session, { nonce, as });
      if (reply.outcomes.includes('success')) return;
      refused(reply, {
        as: ['bad-credentials', 'bad-input', 'forbidden'],
        codes: [1141, 100106],
      });
      session.warn('WH-A07', {
        zh: '随机串在全平台范围内不得重复',
        en: 'a nonce has to be unique over all applications',
      });
    },
  },
];

/** Milliseconds: one minute less than a nonce is remembered. */
const recently = (nonceMinutes - 1) * 60_000;

/** Runs at the end of a run: the window is ten minutes, not the length of a short memory. */
export const lateReplay: WuhanCheck = {
  ...base,
  id: 'wuhan.nonce.remembered-to-the-end',
  after: afterReplay,
  title: {
    zh: '本次评测中最早用过的随机串到最后仍被拒绝',
    en: 'The first nonce of this run is still refused at its end',
  },
  async run(session) {
    const { passid } = session.target.application;
    const last = session.all.at(-1)?.startedAt ?? 0;
    // A slow run outlasts the window, and with another application's nonce nothing is replayed.
    const first = session.all.find(
      ({ reply, request, startedAt }) =>
        reply?.outcomes.includes('success') &&
        startedAt > last - recently &&
        request.headers.some(([, value]) => value === passid),
    );
    const nonce = first?.request.headers.find(([name]) => name === 'x-tif-nonce')?.[1];
    holds(nonce !== undefined, {
      expected: { zh: '本次评测中有过成功的调用', en: 'a successful call earlier in the run' },
      actual: { zh: '没有', en: 'none' },
    });
    refusedReplay(session, await attempt(session, { nonce }));
  },
};
