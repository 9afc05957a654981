import type { Platform } from '../../run.ts';
import { prepare } from './prepare.ts';
import { createSession, type OwnSession } from './session.ts';
import type { OwnTarget } from './target.ts';

/** Any document as the judge sees it: calls made from examples, outcomes as it declares them. */
export const own: Platform<OwnSession, OwnTarget> = {
  prepare,
  open: (target, recording) => {
    const failing = new Set<string>();
    return (recorder) => createSession({ target, recording, failing }, recorder);
  },
};
