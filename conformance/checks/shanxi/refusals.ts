import type { Text } from '../../../spec/language.ts';
import type { Reply } from '../../exchange/observation.ts';
import { refused } from '../../expect.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import type { Account } from '../../platforms/shanxi/target.ts';

/** A right call of an interface by somebody else. */
export const callBy = (
  session: ShanxiSession,
  operation: string,
  account: Account | undefined,
): Promise<Reply> =>
  session.violate(
    operation,
    rightParameters(session, operation),
    account === undefined ? {} : { account },
  );

/** A right call of the account, but for something about who calls. */
export const callAs = (
  session: ShanxiSession,
  operation: string,
  changes: Partial<Account>,
): Promise<Reply> =>
  session.violate(operation, { ...rightParameters(session, operation), ...changes });

/** SX-A22: the document has no code for who may not call, only result 0. */
export const refusedCaller = (reply: Reply): void =>
  void refused(reply, { as: ['bad-credentials'], advice: callerAdvice });

const callerAdvice: Text = {
  zh: '先核对来者是谁、可以做什么：三个系统级参数要属于同一个账户，逐字相同，不对的答以 result 0。',
  en: 'Verify first who calls and what they may do: all three system parameters belong to one account, letter by letter; answer result 0 otherwise.',
};

/** SX-A45: whoever is turned away is not told why, so that nothing can be found out by trying. */
export function indistinct(session: ShanxiSession, replies: readonly Reply[], what: Text): void {
  const told = replies
    .filter(({ outcomes }) => outcomes.includes('bad-credentials'))
    .map(({ status, body }) => JSON.stringify([status, messageIn(body)]));
  if (new Set(told).size <= 1) return;
  session.warn('SX-A45', {
    zh: `从失败的应答能看出${what.zh}错在哪里`,
    en: `failures tell what is wrong about ${what.en}`,
  });
}

const messageIn = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'msg' in body ? body.msg : null;
