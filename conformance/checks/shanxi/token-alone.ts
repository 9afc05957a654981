import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { refused } from '../../expect.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { liveToken, madeUpToken, onTokens, single } from './token.ts';

type ShanxiCheck = Check<ShanxiSession>;

/** A call with a token in the place of the password. */
const withoutPassword = (session: ShanxiSession, token: string): Promise<Reply> =>
  session.violate(single, { ...rightParameters(session, single), pwd: undefined, token });

const madeUpAlone: ShanxiCheck = {
  ...onTokens,
  id: 'shanxi.token.made-up-alone',
  operation: single,
  requirements: ['SX-R039', 'SX-R008', 'SX-R050'],
  title: {
    zh: '没有发过的令牌不能代替密码',
    en: 'A token that was never issued does not stand for the password',
  },
  run: async (session) =>
    void refused(await withoutPassword(session, madeUpToken()), { as: ['bad-credentials'] }),
};

/** SX-A05: each request carries the password, but an endpoint may let a token do. */
const alone: ShanxiCheck = {
  ...onTokens,
  id: 'shanxi.token.alone',
  operation: single,
  requirements: ['SX-R039', 'SX-R008'],
  title: {
    zh: '有效的令牌也不能代替密码',
    en: 'Not even a live token stands for the password',
  },
  async run(session) {
    const reply = await withoutPassword(session, await liveToken(session));
    if (!reply.outcomes.includes('success')) {
      return void refused(reply, { as: ['bad-credentials', 'bad-input'] });
    }
    session.warn('SX-A05', {
      zh: '有令牌就可以不给密码',
      en: 'a token is taken in the place of the password',
    });
  },
};

/** A token in the place of the password (SX-A05). */
export const tokenAloneChecks: readonly ShanxiCheck[] = [madeUpAlone, alone];
