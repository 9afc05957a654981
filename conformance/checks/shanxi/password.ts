import type { RequirementId } from '../../../generated/requirements.ts';
import type { Check } from '../../check.ts';
import { deriveMethodChecks, refusedMethod } from '../../derive/protocol.ts';
import type { Reply } from '../../exchange/observation.ts';
import { refused, succeeded } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { nobody } from '../../platforms/shanxi/nobody.ts';
import type { Sending } from '../../platforms/shanxi/request.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import { onOperation } from './calls.ts';
import {
  change,
  changeable,
  changing,
  patiently,
  query,
  restoring,
  rightQuery,
  temporaryPassword,
  temporaryPasswords,
} from './password-change.ts';
import { ignored, liveToken, madeUpToken, tokenRoot } from './token.ts';

type ShanxiCheck = Check<ShanxiSession>;

const secondCheck = 'shanxi.access.second-account';

/** What else is tried with passwords builds on this one. */
export const passwordRoot = 'shanxi.password.wrong-old';

const first = {
  ...onOperation(changing, ['secondAccount']),
  requirements: ['SX-R007', 'SX-R050', 'SX-R042'] as readonly [RequirementId, ...RequirementId[]],
  field: 'newPwd',
  after: [rootCheck, secondCheck],
} as const satisfies Partial<ShanxiCheck>;

/** What every check of a change says of itself. */
export const onPasswords = { ...first, after: [...first.after, passwordRoot] } as const;

const refusedPassword = async (session: ShanxiSession, pwd: string): Promise<void> =>
  void refused(await query(session, pwd), {
    as: ['bad-credentials'],
    advice: {
      zh: '修改密码立即生效：原来的密码随即失效，缓存的核对结果也要作废。',
      en: 'A change takes effect at once: the old password is dead, and so is what was cached of it.',
    },
  });

/** Without this nothing may be changed: whoever takes any old password has none. */
const wrongOld: ShanxiCheck = {
  ...first,
  id: passwordRoot,
  field: 'pwd',
  title: {
    zh: '原密码错误时不修改密码',
    en: 'With a wrong old password nothing is changed',
  },
  async run(session) {
    const other = temporaryPassword();
    await restoring(session, [other], async () => {
      refused(await change(session, other, { pwd: nobody }), { as: ['bad-credentials'] });
      await refusedPassword(session, other);
      succeeded(await rightQuery(session, changeable(session).pwd));
    });
  },
};

/** Gives the account a temporary password, for as long as the work takes. */
export const changed = (
  session: ShanxiSession,
  work: (temporary: string, reply: Reply) => Promise<void>,
  sending: Sending = {},
): Promise<void> => {
  const tried: string[] = [];
  return restoring(session, tried, async () => {
    const { temporary, reply } = await firstTaken(session, tried, sending);
    await work(temporary, reply);
  });
};

/** A password that was accepted, and the reply that says so. */
interface Taken {
  readonly temporary: string;
  readonly reply: Reply;
}

/** What a good password is, each platform says for itself (SX-A09). */
async function firstTaken(
  session: ShanxiSession,
  tried: string[],
  sending: Sending,
): Promise<Taken> {
  const all = temporaryPasswords();
  for (const temporary of all) {
    tried.push(temporary);
    const reply = await patiently(() => change(session, temporary, {}, sending));
    if (reply.outcomes.includes('success')) return { temporary, reply };
    // Where no change back is allowed, no further one may be allowed yet.
    if (temporary !== all.at(-1)) continue;
    if (session.passwords.size > 0) throw new NotObserved(noMore);
    succeeded(reply);
  }
  throw new NotObserved();
}

const noMore = {
  zh: '平台不再接受修改密码',
  en: 'the platform takes no further change of the password',
};

const newGood: ShanxiCheck = {
  ...onPasswords,
  id: 'shanxi.password.new-good',
  title: { zh: '新密码立即有效', en: 'The new password is good at once' },
  run: (session) =>
    changed(session, async (temporary) => succeeded(await rightQuery(session, temporary))),
};

const oldDead: ShanxiCheck = {
  ...onPasswords,
  id: 'shanxi.password.old-dead',
  field: 'pwd',
  title: { zh: '原来的密码立即失效', en: 'The old password is dead at once' },
  run: (session) =>
    changed(session, async () => {
      // Just proved right, so that whoever remembers proofs has one of it.
      await refusedPassword(session, changeable(session).pwd);
    }),
};

const back: ShanxiCheck = {
  ...onPasswords,
  id: 'shanxi.password.back',
  title: {
    zh: '改回以后，原来的密码有效，临时的失效',
    en: 'Changed back, the password before is good and the one between is dead',
  },
  run: (session) =>
    changed(session, async (temporary) => {
      const { pwd } = changeable(session);
      succeeded(await rightQuery(session, temporary));
      const reply = await change(session, pwd, { pwd: temporary });
      // A password may not be used twice, say some (SX-A09): then that is told.
      if (!reply.outcomes.includes('success')) return void refused(reply, { as: ['bad-input'] });
      succeeded(await rightQuery(session, pwd));
      await refusedPassword(session, temporary);
    }),
};

/** SX-A09: only where tokens are looked at can it be seen that one has died. */
const endsTokens: ShanxiCheck = {
  ...onPasswords,
  id: 'shanxi.password.ends-tokens',
  requirements: ['SX-R007', 'SX-R008', 'SX-R050'],
  field: 'token',
  needs: [...onPasswords.needs, 'capability.token'],
  after: [...onPasswords.after, tokenRoot],
  title: {
    zh: '修改密码以后，账户的令牌失效',
    en: 'A change of the password ends the tokens of the account',
  },
  async run(session) {
    const { pwd } = changeable(session);
    const looksAtTokens = await query(session, pwd, { token: madeUpToken() });
    if (looksAtTokens.outcomes.includes('success')) throw new NotObserved(ignored);
    const token = await liveToken(session, changeable(session));
    await changed(session, async (temporary) => {
      refused(await query(session, temporary, { token }), { as: ['bad-credentials'] });
    });
  },
};

/** Only a body that would change nothing, should it be read after all. */
const methods = deriveMethodChecks<ShanxiSession, Sending>({
  contractId: 'shanxi',
  base: onPasswords,
  title: ({ zh, en }) => ({ zh: `${changing}：${zh}`, en: `${changing}: ${en}` }),
  send: (session, sending) => {
    const account = changeable(session);
    return session.violate(changing, { newPwd: account.pwd }, { account, ...sending });
  },
  methods: { requirements: ['SX-R035', 'SX-R007'], judge: (_, reply) => refusedMethod(reply) },
});

/** Changing a password and back again (SX-R007), on the second account. */
export const passwordChecks: readonly ShanxiCheck[] = [
  wrongOld,
  newGood,
  oldDead,
  back,
  endsTokens,
  ...methods,
];
