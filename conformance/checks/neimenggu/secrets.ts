import { randomUUID } from 'node:crypto';
import type { Check } from '../../check.ts';
import { NotObserved } from '../../mismatch.ts';
import { type NeimengguSession, rootCheck } from '../../platforms/neimenggu/session.ts';
import { asCode, spoilingsBut } from '../../spoilings.ts';
import { onCalls } from './calls.ts';
import { attempt } from './credentials.ts';
import { type Rejection, refusedAsCaller } from './refusals.ts';

type NeimengguCheck = Check<NeimengguSession>;

const about = {
  ...onCalls('login'),
  requirements: ['NM-R025', 'NM-R021', 'NM-R051', 'NM-R003'],
  field: 'appSecret',
} as const;

/** NM-A09: the document has a code for a missing appSecret only. */
const wrong: Rejection = {
  field: 'appSecret',
  codeOf: 'account',
  tolerated: { reading: 'NM-A09', codes: ['12002', '12003'] },
};

const random: NeimengguCheck = {
  ...about,
  id: 'neimenggu.login.appSecret-unknown',
  title: { zh: '错误的 appSecret 被拒绝', en: 'A wrong appSecret is refused' },
  async run(session) {
    for (const appSecret of [randomUUID().replaceAll('-', ''), asCode]) {
      refusedAsCaller(session, await attempt(session, { appSecret }), wrong);
    }
  },
};

/** The right secret, spoiled a little: none of these is the secret. */
const particular: readonly NeimengguCheck[] = spoilingsBut('changed-first').map(
  ({ name, spoil, zh, en }) => ({
    ...about,
    id: `neimenggu.login.appSecret-${name}`,
    after: [rootCheck, random.id],
    title: { zh: `${zh}的 appSecret 被拒绝`, en: `An appSecret ${en} is refused` },
    async run(session) {
      const right = session.target.application.appSecret;
      const appSecret = spoil(right);
      // A secret of digits has no other case, one of a single character no beginning.
      if (appSecret === right || appSecret === '') throw new NotObserved();
      refusedAsCaller(session, await attempt(session, { appSecret }), wrong);
    },
  }),
);

const ofAnother: NeimengguCheck = {
  ...about,
  id: 'neimenggu.login.appSecret-of-another',
  requirements: ['NM-R025', 'NM-R023', 'NM-R051'],
  needs: ['secondApplication'],
  after: [rootCheck, random.id],
  title: {
    zh: '另一个应用的 appSecret 被拒绝',
    en: 'The appSecret of another application is refused',
  },
  async run(session) {
    const { application, secondApplication = application } = session.target;
    const { appSecret } = secondApplication;
    if (appSecret === application.appSecret) throw new NotObserved();
    refusedAsCaller(session, await attempt(session, { appSecret }), wrong);
  },
};

/** Everything that can be wrong about a secret that is given. */
export const secretChecks: readonly NeimengguCheck[] = [random, ...particular, ofAnother];
