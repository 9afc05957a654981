import type { Check } from '../../check.ts';
import { holds } from '../../expect.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import { exchange, isSealedReply } from './sealed-calls.ts';

/**
 * SX-A16: messages are to be encrypted and digested, which only the `sm` profile can prove; without
 * it the verdict is at best conforming with wishes left. Whoever claims it is asked once.
 */
export const profileCheck: Check<ShanxiSession> = {
  severity: 'should',
  source: 'hand-written',
  operation: '*',
  id: 'shanxi.sm.proved',
  requirements: ['SX-R029', 'SX-R030', 'SX-R021', 'SX-R022'],
  field: 'encrypted',
  title: {
    zh: '报文可以用 sm 方式加密并附摘要',
    en: 'Messages can be sealed and digested in the sm profile',
  },
  after: [rootCheck],
  async run(session) {
    holds(session.claims('sm'), {
      expected: { zh: 'sm 报文', en: 'sm profile' },
      actual: {
        zh: '只有普通报文：SX-R021、R022、R029 和 R030 没有得到证明',
        en: 'plain only: SX-R021, R022, R029 and R030 are not proved',
      },
      advice: {
        zh: '平台若支持 sm 报文，就在目标文件的 capabilities 中写上 sm。',
        en: 'Where the platform has the sm profile, add sm to capabilities in the target file.',
      },
    });
    isSealedReply((await exchange(session)).reply);
  },
};
