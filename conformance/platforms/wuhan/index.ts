import type { Platform } from '../../run.ts';
import { prepare } from './prepare.ts';
import { createSession, type Dialect, type WuhanSession } from './session.ts';
import type { WuhanTarget } from './target.ts';

/** Wuhan as the judge sees it: signed calls to data services, one envelope for all replies. */
export const wuhan: Platform<WuhanSession, WuhanTarget> = {
  prepare,
  open: (target, recording) => {
    const dialect: Dialect = { passidHeader: 'x-tif-passid' };
    return (recorder) => createSession({ target, recording, dialect }, recorder);
  },
};
