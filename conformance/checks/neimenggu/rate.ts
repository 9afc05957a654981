import type { Check } from '../../check.ts';
import { derivePaceCheck } from '../../derive/overviews.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';

/**
 * Over all calls of the run. The document has no limit and no code for one (NM-A47): an endpoint
 * that has one is not wrong, but nothing else can be said of it at this pace.
 */
export const withinRate: Check<NeimengguSession> = derivePaceCheck({
  contractId: 'neimenggu',
  requirements: ['NM-R011'],
  severity: 'should',
  field: 'errorCode',
  title: {
    zh: '按目标文件所许的速率调用，不会被限流',
    en: 'Calls at the rate that the target file allows are never throttled',
  },
  isThrottled: ({ reply }) => reply?.outcomes.join() === 'throttled',
});
