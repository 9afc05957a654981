import { randomBytes } from 'node:crypto';
import type { RequirementId } from '../../../generated/requirements.ts';
import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { NotObserved } from '../../mismatch.ts';
import { freshCaseid } from '../../platforms/neimenggu/cases.ts';
import type { Sending } from '../../platforms/neimenggu/request.ts';
import { type NeimengguSession, rootCheck } from '../../platforms/neimenggu/session.ts';
import { asCode, isSameSpoiled, spoilingsBut } from '../../spoilings.ts';
import { type Guarded, onOperation, rightBody } from './calls.ts';
import { refusedAsCaller } from './refusals.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** What a check of an operation that only a session may call has in common with the others. */
export const onGuarded = (operation: Guarded) => ({
  ...onOperation(operation),
  field: 'access_token',
});

/** Who may call: logged-in users, says the document of each operation. */
const guardedBy = {
  logout: ['NM-R030', 'NM-R022', 'NM-R052'],
  receiveCaseinfo: ['NM-R034', 'NM-R022', 'NM-R052'],
} as const satisfies Record<Guarded, readonly RequirementId[]>;

/** Calls an operation in another way than its own session would. */
export const callAs = (session: NeimengguSession, operation: Guarded, sending: Sending) =>
  session.violate(operation, rightBody(session, operation), sending);

/** The token was refused (NM-A17). */
export const refusedToken = (session: NeimengguSession, reply: Reply): void =>
  refusedAsCaller(session, reply, { field: 'access_token' });

/**
 * NM-A18: an endpoint that answers SUCCESS to a logout with a dead token remembers no dead ones, so
 * to it any wrong token is such a one.
 */
export function refusedOrDead(session: NeimengguSession, operation: Guarded, reply: Reply): void {
  const isBorne = operation === 'logout' && session.tokens.toleratesDead;
  if (isBorne && reply.outcomes.includes('success')) {
    session.warn('NM-A18', {
      zh: '以失效的令牌退出登录，仍答 SUCCESS',
      en: 'a logout with a dead token is answered SUCCESS',
    });
  } else refusedToken(session, reply);
}

/** Like a token in length and letters, but none. */
const random = (): string => randomBytes(32).toString('base64url');

/** Every way in which a call may fail to name a living session. */
export function tokenChecks(operation: Guarded): readonly NeimengguCheck[] {
  const base = { ...onGuarded(operation), requirements: guardedBy[operation] };
  const id = (name: string) => `neimenggu.token.${operation}.${name}`;
  const particular = { ...base, after: [rootCheck, id('unknown')] };

  const unknown: NeimengguCheck = {
    ...base,
    id: id('unknown'),
    title: {
      zh: `${operation}：平台没有发过的令牌被拒绝`,
      en: `${operation}: a token that was never issued is refused`,
    },
    async run(session) {
      for (const token of [random(), asCode]) {
        const reply = await callAs(session, operation, { spoil: () => token });
        refusedOrDead(session, operation, reply);
      }
    },
  };

  const absent = (name: string, sending: Sending, zh: string, en: string): NeimengguCheck => ({
    ...particular,
    id: id(name),
    requirements: ['NM-R013', ...base.requirements],
    title: { zh: `${operation}：${zh}的调用被拒绝`, en: `${operation}: a call ${en} is refused` },
    async run(session) {
      // Beside a session that lives, which must not stand in for the one that is not named.
      await session.token();
      refusedToken(session, await callAs(session, operation, sending));
    },
  });

  const wrong = spoilingsBut('prefix').map(
    ({ name, spoil, zh, en }): NeimengguCheck => ({
      ...particular,
      id: id(name),
      // A wish: whoever cuts blanks off what is sent lets nobody in who has no token.
      severity: name === 'blank-after' ? 'should' : 'must',
      title: {
        zh: `${operation}：${zh}的令牌被拒绝`,
        en: `${operation}: a token ${en} is refused`,
      },
      async run(session) {
        const right = await session.token();
        if (spoil(right) === right || isSameSpoiled(name, right)) throw new NotObserved();
        refusedOrDead(
          session,
          operation,
          await callAs(session, operation, { token: right, spoil }),
        );
      },
    }),
  );

  /** NM-A46: a wish, because no document says in which order faults are looked for (rule 7). */
  const beforeAll: NeimengguCheck = {
    ...particular,
    id: id('before-parameters'),
    severity: 'should',
    title: {
      zh: `${operation}：令牌缺失或有误时只报令牌的错误，不看报文`,
      en: `${operation}: without a right token, only that is reported, whatever the body`,
    },
    async run(session) {
      for (const sending of [{ token: null }, { spoil: random }]) {
        const body = { caseid: freshCaseid(), penaltylist: [] };
        refusedToken(session, await session.violate(operation, body, sending));
      }
    },
  };

  return [
    unknown,
    absent('missing', { token: null }, '不带令牌', 'without a token'),
    absent('empty', { query: 'access_token=' }, '令牌为空', 'with an empty token'),
    ...wrong,
    ...(operation === 'receiveCaseinfo' ? [beforeAll] : []),
  ];
}
