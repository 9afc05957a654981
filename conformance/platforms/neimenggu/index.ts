import type { Platform } from '../../run.ts';
import { finish, prepare, tidy } from './prepare.ts';
import { createSession, type NeimengguSession } from './session.ts';
import type { NeimengguTarget } from './target.ts';
import { createTokens } from './tokens.ts';

/** Inner Mongolia as the judge sees it: a session around every call, one envelope for replies. */
export const neimenggu: Platform<NeimengguSession, NeimengguTarget> = {
  prepare,
  tidy,
  finish,
  open: (target, recording) => {
    const tokens = createTokens(target);
    return (recorder) => createSession({ target, recording, tokens }, recorder);
  },
};
