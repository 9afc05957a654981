import { randomBytes } from 'node:crypto';
import type { Text } from '../../../spec/language.ts';
import { valueAt } from '../../../spec/pointer.ts';
import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds, refused, succeeded, told } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import type { Account } from '../../platforms/shanxi/target.ts';
import { shown } from '../../shown.ts';
import { needsOf, onOperation, queries } from './calls.ts';

type ShanxiCheck = Check<ShanxiSession>;

const operation = 'getToken';

export const tokenRoot = 'shanxi.token.right';

/** What every check of tokens says of itself. */
export const onTokens = {
  ...onOperation(operation),
  requirements: ['SX-R008'],
  field: 'token',
  after: [rootCheck, tokenRoot],
} as const satisfies Partial<ShanxiCheck>;

/** The token that a reply gives; empty where it gives none. */
const tokenIn = ({ body }: Reply): string => {
  const token = valueAt(body, '/data/token');
  return typeof token === 'string' ? token.trim() : '';
};

/** A token of the account under test, or of another. */
export async function liveToken(
  { call, target }: ShanxiSession,
  account: Account = target.account,
): Promise<string> {
  const reply = await call(operation, {}, { account });
  succeeded(reply);
  return tokenIn(reply);
}

/** Like a token in length and letters, but none. */
export const madeUpToken = (): string => randomBytes(32).toString('base64url');

const right: ShanxiCheck = {
  ...onTokens,
  id: tokenRoot,
  after: [rootCheck],
  title: {
    zh: '取得令牌，带着有效的秒数',
    en: 'A token is given, with the seconds that it lives',
  },
  async run({ call }) {
    const reply = await call(operation, {});
    succeeded(reply);
    holds(tokenIn(reply) !== '', {
      expected: { zh: '一个不为空的令牌', en: 'a token that is not empty' },
      actual: { zh: '没有', en: 'none' },
      at: '/data/token',
    });
    const expiresIn = valueAt(reply.body, '/data/expiresIn');
    holds(typeof expiresIn === 'number' && expiresIn > 0, {
      expected: { zh: '大于 0 的秒数', en: 'a number of seconds above 0' },
      actual: shown(expiresIn),
      at: '/data/expiresIn',
    });
  },
};

/** Shorter tokens can be tried out, or counted up. */
const leastLength = 16;

/** A wish: a platform may give the token that still lives. */
const fresh: ShanxiCheck = {
  ...onTokens,
  id: 'shanxi.token.fresh',
  severity: 'should',
  title: {
    zh: '每次得到另一个令牌，长到无从猜测',
    en: 'Each call gives another token, too long to be guessed',
  },
  async run(session) {
    const [first, second] = [await liveToken(session), await liveToken(session)];
    holds(first !== second, {
      expected: { zh: '两个不同的令牌', en: 'two tokens' },
      actual: { zh: '两次相同', en: 'the same twice' },
      at: '/data/token',
    });
    holds(first.length >= leastLength, {
      expected: {
        zh: `至少 ${leastLength} 个字符，无从猜测`,
        en: `${leastLength} characters at least, so that nobody guesses it`,
      },
      actual: shown(first.length),
      at: '/data/token',
    });
  },
};

/** SX-A05: a token is an optional extra, so a good one does no harm. */
const harmless = queries.map(
  (query): ShanxiCheck => ({
    ...onTokens,
    id: `shanxi.token.along.${query}`,
    operation: query,
    requirements: ['SX-R008', 'SX-R039'],
    needs: [...onTokens.needs, ...(needsOf[query] ?? [])],
    title: {
      zh: `${query}：附带有效的令牌，调用照样成功`,
      en: `${query}: a live token sent along does no harm`,
    },
    async run(session) {
      const token = await liveToken(session);
      succeeded(await session.call(query, { ...rightParameters(session, query), token }));
    },
  }),
);

/** What is asked with a token along, or in the place of the password. */
export const single = 'getEnterpriseGrade';

/** SX-A05: whoever ignores tokens answers as always; whoever reads them refuses. */
const madeUp: ShanxiCheck = {
  ...onTokens,
  id: 'shanxi.token.made-up',
  operation: single,
  title: {
    zh: '附带没有发过的令牌，或者被拒绝，或者不起作用',
    en: 'A token that was never issued is refused or has no effect',
  },
  async run(session) {
    const parameters = { ...rightParameters(session, single), token: madeUpToken() };
    const reply = await session.violate(single, parameters);
    if (reply.outcomes.includes('success')) return;
    holds(reply.outcomes.includes('bad-credentials'), {
      expected: { zh: '成功，或者拒绝令牌', en: 'success, or a refusal of the token' },
      actual: told(reply),
      at: reply.codeAt,
    });
  },
};

/** SX-A05: whoever reads tokens takes the account's own only. */
const ofAnother: ShanxiCheck = {
  ...onTokens,
  id: 'shanxi.token.of-another',
  operation: single,
  requirements: ['SX-R008', 'SX-R039', 'SX-R050'],
  needs: [...onTokens.needs, 'secondAccount'],
  title: {
    zh: '附带另一个账户的令牌，或者被拒绝，或者不起作用',
    en: 'The token of another account is refused or has no effect',
  },
  async run(session) {
    const sent = (token: string) =>
      session.violate(single, { ...rightParameters(session, single), token });
    if ((await sent(madeUpToken())).outcomes.includes('success')) throw new NotObserved(ignored);
    const token = await liveToken(session, session.target.secondAccount);
    refused(await sent(token), { as: ['bad-credentials'] });
  },
};

/** Why nothing can be said of tokens that were sent along. */
export const ignored: Text = {
  zh: '附带的令牌不起作用，看不出它是否有效',
  en: 'A token sent along has no effect, so nothing tells whether it lives',
};

export const tokenChecks: readonly ShanxiCheck[] = [right, fresh, ...harmless, madeUp, ofAnother];
