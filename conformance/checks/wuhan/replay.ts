import { randomUUID } from 'node:crypto';
import type { Reply } from '../../exchange/observation.ts';
import { refused, succeeded } from '../../expect.ts';
import type { Sending } from '../../platforms/wuhan/request.ts';
import { rootCheck, type WuhanSession } from '../../platforms/wuhan/session.ts';
import { attempt, onCalls } from './calls.ts';
import { withoutRows } from './refusals.ts';

/** What the checks of nonces have in common. */
export const nonceBase = {
  ...onCalls('*'),
  field: 'x-tif-nonce',
  requirements: ['WH-R031'],
} as const;

/** A gateway that remembers no nonce at all is told so once, by this check. */
export const afterReplay = [rootCheck, 'wuhan.nonce.replay-refused'] as const;

export const nonceAdvice = {
  zh: '按 PASSID 记住 10 分钟内用过的随机串；判断和登记要在一步之内完成。',
  en: 'Remember the nonces of a PASSID for 10 minutes; look up and store in one atomic step.',
};

/** Any refusal of a replay will do; 1433 is what our reading says (WH-A07). */
export function refusedReplay(session: WuhanSession, reply: Reply): void {
  const codes = [500, 1403, 1141, 100101, 100106];
  const other = reply.known ? [] : [Number(reply.code)];
  const kind = refused(reply, {
    as: ['bad-credentials'],
    codes: [...codes, ...other],
    advice: nonceAdvice,
  });
  withoutRows(reply);
  if (kind === 'as') return;
  session.warn('WH-A07', {
    zh: `重放被拒绝，但结果码是 ${reply.code}`,
    en: `a replay is refused, but with code ${reply.code}`,
  });
}

/** Uses a nonce, does what comes between, and uses it again. */
export async function replay(
  session: WuhanSession,
  between: () => Promise<unknown>,
  again: Sending = {},
): Promise<void> {
  const nonce = randomUUID();
  const timestamp = String(Math.floor(Date.now() / 1000));
  succeeded(await attempt(session, { nonce, timestamp }));
  await between();
  refusedReplay(session, await attempt(session, { nonce, timestamp, ...again }));
}
