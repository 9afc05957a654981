import { valueAt } from '../../../spec/pointer.ts';
import type { Check } from '../../check.ts';
import { holds } from '../../expect.ts';
import { Mismatch, NotObserved } from '../../mismatch.ts';
import { type NeimengguSession, tokenIn } from '../../platforms/neimenggu/session.ts';
import { onCalls } from './calls.ts';

type NeimengguCheck = Check<NeimengguSession>;

const base = { ...onCalls('login'), field: 'access_token' } as const;

/** Without it nothing can be said of one session beside another. */
export const freshCheck = 'neimenggu.token.fresh';

const fresh: NeimengguCheck = {
  ...base,
  id: freshCheck,
  requirements: ['NM-R021', 'NM-R012', 'NM-R027'],
  title: {
    zh: '每次登录得到另一个令牌',
    en: 'Each login gives another token',
  },
  async run(session) {
    const tokens = [await session.logIn(), await session.logIn(), await session.logIn()];
    holds(new Set(tokens).size === tokens.length, {
      expected: { zh: '三次登录三个不同的令牌', en: 'three tokens from three logins' },
      actual: { zh: '有相同的', en: 'two that are the same' },
      at: '/access_token',
    });
  },
};

/** Over all logins of the run. The two names are for two kinds of readers, not for two tokens. */
const alike: NeimengguCheck = {
  ...base,
  id: 'neimenggu.token.both-names-alike',
  requirements: ['NM-R028', 'NM-R016', 'NM-R027'],
  field: 'accessToken',
  title: {
    zh: 'access_token 和 accessToken 若都给出，是同一个令牌',
    en: 'Where access_token and accessToken are both given, they are the same token',
  },
  run({ all }) {
    for (const evidence of all) {
      const { body } = evidence.reply ?? {};
      const [one, other] = [valueAt(body, '/access_token'), valueAt(body, '/accessToken')];
      if (one === undefined || other === undefined || one === other) continue;
      throw new Mismatch({
        expected: { zh: '与 access_token 相同', en: 'the same as access_token' },
        actual: { zh: '另一个值', en: 'another value' },
        at: '/accessToken',
        evidence,
      });
    }
  },
};

const shortest = 16;

/** Fewer tokens prove nothing. */
const enough = 8;

/** Binary digits; what is counted up or made from the time varies by less, in one run. */
const leastVariety = 20;

/** Over all logins of the run (NM-A55): whoever guesses a token has somebody's session. */
const unguessable: NeimengguCheck = {
  ...base,
  id: 'neimenggu.token.unguessable',
  requirements: ['NM-R022', 'NM-R003', 'NM-R027'],
  title: {
    zh: `令牌不少于 ${shortest} 个字符，而且不能从前一个推出后一个`,
    en: `Tokens have at least ${shortest} characters, and none follows from another`,
  },
  run({ all }) {
    const tokens = all.map(({ reply }) => (reply?.operation === 'login' ? tokenIn(reply) : null));
    const given = [...new Set(tokens.filter((token) => token !== null))];
    if (given.length === 0) throw new NotObserved();
    const least = Math.min(...given.map(({ length }) => length));
    holds(least >= shortest, {
      expected: { zh: `不少于 ${shortest} 个字符`, en: `at least ${shortest} characters` },
      actual: { zh: `${least} 个`, en: `${least}` },
      at: '/access_token',
    });
    if (given.length < enough) return;
    holds(varietyOf(given) >= leastVariety, {
      expected: { zh: '随机产生的令牌', en: 'tokens made at random' },
      actual: {
        zh: `${given.length} 个令牌几乎相同，像是计数或时间`,
        en: `${given.length} tokens that are nearly the same, as if counted or made from the time`,
      },
      at: '/access_token',
      advice: {
        zh: '用密码学安全的随机数产生令牌，至少 128 位。',
        en: 'Make tokens from a cryptographically secure random source, of at least 128 bits.',
      },
    });
  },
};

/**
 * How many binary digits tell the tokens apart at most: position by position, how many characters
 * occur there. What all have in common, as the head of a JWT, counts for nothing.
 */
export function varietyOf(tokens: readonly string[]): number {
  const longest = Math.max(...tokens.map(({ length }) => length));
  const positions = Array.from({ length: longest }, (_, at) => at);
  const bits = positions.map((at) => Math.log2(new Set(tokens.map((text) => text[at])).size));
  return bits.reduce((sum, one) => sum + one, 0);
}

export const tokenValueChecks: readonly NeimengguCheck[] = [fresh];

/** Those that look back on the whole run. */
export const tokenOverviews: readonly NeimengguCheck[] = [alike, unguessable];
