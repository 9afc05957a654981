import type { Platform } from '../../run.ts';
import { prepare } from './prepare.ts';
import { createSession, type Run, type ShanxiSession } from './session.ts';
import type { ShanxiTarget } from './target.ts';

/** Shanxi as the judge sees it: credentials in each body, one envelope, plain or sealed. */
export const shanxi: Platform<ShanxiSession, ShanxiTarget> = {
  prepare,
  open: (target, recording) => {
    const run: Run = { target, recording, recipient: null, passwords: new Map() };
    return (recorder) => createSession(run, recorder);
  },
};
