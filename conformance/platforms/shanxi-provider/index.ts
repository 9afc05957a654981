import { firstReply } from '../../reach.ts';
import type { Platform } from '../../run.ts';
import { createSession, type ProviderSession } from './session.ts';
import type { ProviderTarget } from './target.ts';

/** A provider as the judge sees it: one address, sealed both ways. */
export const shanxiProvider: Platform<ProviderSession, ProviderTarget> = {
  async prepare(session) {
    const page = { pageno: 1, pagesize: 1 };
    await firstReply(session, envelope, () => session.collect(page));
  },
  open: (target, recording) => (recorder) => createSession(target, recording, recorder),
};

const envelope = ['encrypted', 'result', 'recordList'];
