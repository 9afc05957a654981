import { edited, mend } from '../deviations.ts';
import { map } from '../envelope.ts';
import type { WireRequest } from '../mutant.ts';
import { after } from './deviations.ts';
import { calls, needsToken, tokenOf, withToken } from './requests.ts';
import type { Deviation, Mutant, Session, Surroundings } from './surroundings.ts';

/** The session that the caller's token stands for. */
export const sessionOf = (request: WireRequest, { sessions }: Surroundings): Session | undefined =>
  sessions().find(({ token }) => token === tokenOf(request));

/** A way to take one token for another that is live: what comparing carelessly comes to. */
export interface Likeness {
  readonly name: string;
  readonly says: Mutant['says'];
  readonly isLike: (token: string, live: string) => boolean;
}

export const likenesses: readonly Likeness[] = [
  {
    name: 'last-character-of-the-token-is-not-compared',
    says: { zh: '令牌的最后一个字符不比较', en: 'the last character of a token is not compared' },
    isLike: (token, live) =>
      token.slice(0, -1) === live.slice(0, -1) && token.length === live.length,
  },
  {
    name: 'first-character-of-the-token-is-not-compared',
    says: { zh: '令牌的第一个字符不比较', en: 'the first character of a token is not compared' },
    isLike: (token, live) => token.slice(1) === live.slice(1) && token.length === live.length,
  },
  {
    name: 'token-may-be-cut-short',
    says: { zh: '令牌的前一部分就够', en: 'the beginning of a token is enough' },
    isLike: (token, live) => token.length > 3 && live.startsWith(token),
  },
  {
    name: 'token-may-be-followed-by-anything',
    says: { zh: '令牌之后可以多出字符', en: 'anything may follow the token' },
    isLike: (token, live) => token.startsWith(live),
  },
  {
    name: 'token-is-compared-without-case',
    says: { zh: '令牌不分大小写', en: 'capitals and small letters of a token are the same' },
    isLike: (token, live) => token.toLowerCase() === live.toLowerCase(),
  },
];

/** The live session that is found by a token which is none, but like its own. */
export const resembled = (
  { isLike }: Likeness,
  request: WireRequest,
  around: Surroundings,
): Session | undefined => {
  const token = tokenOf(request);
  if (token === '' || sessionOf(request, around) !== undefined) return undefined;
  return around.sessions().find((one) => !one.isClosed && isLike(token, one.token));
};

/** Serves calls of these requests with a new session: that of its token's owner, else the first. */
export const admitCalls = (
  isLetIn: (request: WireRequest, around: Surroundings) => boolean,
): Deviation =>
  mend(
    (request, around) => calls('receiveCaseinfo')(request) && isLetIn(request, around),
    async (request, around) => {
      const session = sessionOf(request, around);
      const owner = around.applications.find(({ appKey }) => appKey === session?.appKey);
      return withToken(request, await around.login(owner));
    },
  );

/** Gives tokens another face, and knows them by it when they come back. */
export const renamedTokens = (rename: (token: string, count: number) => string): Deviation => {
  const renaming = after('success', (reply, request, { memory }) => {
    if (!calls('login')(request)) return reply;
    const put = (token: unknown): unknown => {
      const known = [...memory].find(([, own]) => own === token)?.[0];
      const name = known ?? rename(String(token), memory.size + 1);
      memory.set(name, token);
      return name;
    };
    return edited(reply, map('access_token', put), map('accessToken', put));
  });
  return (request, around) => {
    const token = around.memory.get(tokenOf(request));
    const isRenamed = needsToken(request) && typeof token === 'string';
    return renaming(isRenamed ? withToken(request, token) : request, around);
  };
};
