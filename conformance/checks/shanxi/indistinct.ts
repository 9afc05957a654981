import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds, succeeded } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import { lockOutCheck } from '../../platforms/shanxi/lock-out.ts';
import { nobody } from '../../platforms/shanxi/nobody.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { onCalls } from './calls.ts';
import { systemNames } from './credentials.ts';
import { callAs, callBy, indistinct } from './refusals.ts';

const single = 'getEnterpriseGrade';

/** SX-A45: a warning at most; whether they are refused at all, other checks say. */
export const indistinctCheck: Check<ShanxiSession> = {
  ...onCalls(single),
  id: 'shanxi.credentials.indistinct',
  requirements: ['SX-R050', 'SX-R026'],
  field: 'msg',
  title: {
    zh: '从失败的应答看不出凭据错在哪里',
    en: 'No failure tells what is wrong about the credentials',
  },
  async run(session) {
    // A platform may hold up a name that has failed often, until it succeeds.
    succeeded(await session.call(single, rightParameters(session, single)));
    const replies = [];
    for (const attempt of attempts(session)) replies.push(await attempt());
    if (replies.some(({ outcomes }) => outcomes.includes('success'))) throw new NotObserved();
    indistinct(session, replies, { zh: '凭据', en: 'the credentials' });
  },
};

/** A wish: whoever locks accounts lets the right caller in again soon. */
export const lockOut: Check<ShanxiSession> = {
  severity: 'should',
  source: 'hand-written',
  operation: '*',
  id: lockOutCheck,
  requirements: ['SX-R050', 'SX-R026'],
  field: 'pwd',
  title: {
    zh: '密码错误以后，正确的凭据很快又能调用',
    en: 'After wrong passwords, the right credentials are soon let in again',
  },
  run: ({ isLocked }) =>
    holds(!isLocked(), {
      expected: { zh: '几秒之内又能调用', en: 'let in again within seconds' },
      actual: { zh: '账户一直被锁定', en: 'the account stays locked' },
      advice: {
        zh: '请平台放宽评测账户的锁定规则，否则其余的检查无法进行。',
        en: 'Have the lock relaxed for the account under test, or the other checks cannot run.',
      },
    }),
};

/** Each way not to be let in that the target file has an example of. */
function attempts(session: ShanxiSession): readonly (() => Promise<Reply>)[] {
  const { disabledAccount, ungrantedAccount } = session.target;
  const wrong = systemNames.map((name) => () => callAs(session, single, { [name]: nobody }));
  const operation = ungrantedAccount?.operation ?? single;
  return [
    ...wrong,
    ...(disabledAccount ? [() => callBy(session, single, disabledAccount)] : []),
    ...(ungrantedAccount ? [() => callBy(session, operation, ungrantedAccount)] : []),
  ];
}
