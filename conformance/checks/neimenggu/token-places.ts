import { randomBytes } from 'node:crypto';
import type { Check } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { type NeimengguSession, rootCheck } from '../../platforms/neimenggu/session.ts';
import { type Guarded, rightBody } from './calls.ts';
import { answered } from './refusals.ts';
import { callAs, onGuarded, refusedToken } from './tokens.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** Where a token may stand: in the address, and nowhere else (NM-R006). */
export function tokenPlaceChecks(operation: Guarded): readonly NeimengguCheck[] {
  const base = {
    ...onGuarded(operation),
    after: [rootCheck, `neimenggu.token.${operation}.missing`],
  };
  const id = (name: string) => `neimenggu.token.${operation}.${name}`;

  const inBody: NeimengguCheck = {
    ...base,
    id: id('in-body'),
    requirements: ['NM-R006', 'NM-R013', 'NM-R052'],
    title: {
      zh: `${operation}：令牌只写在报文里的调用被拒绝`,
      en: `${operation}: a call whose token stands in the body alone is refused`,
    },
    async run(session) {
      const access_token = await session.logIn();
      const body = { ...rightBody(session, operation), access_token, accessToken: access_token };
      const sending = { token: access_token, query: '' };
      refusedToken(session, await session.violate(operation, body, sending));
    },
  };

  /** NM-A51: a header is borne as an extra, because addresses are logged on the way. */
  const inHeader: NeimengguCheck = {
    ...base,
    id: id('in-header'),
    requirements: ['NM-R006', 'NM-R013', 'NM-R052'],
    title: {
      zh: `${operation}：令牌只写在请求头里的调用被拒绝`,
      en: `${operation}: a call whose token stands in a header alone is refused`,
    },
    async run(session) {
      for (const name of ['Authorization', 'access_token']) {
        const token = await session.logIn();
        const headers = { [name]: name === 'Authorization' ? `Bearer ${token}` : token };
        const reply = await callAs(session, operation, { token, query: '', headers });
        if (reply.outcomes.includes('success')) {
          session.warn('NM-A51', {
            zh: `令牌写在请求头 ${name} 里也被接受`,
            en: `a token in the header ${name} is accepted as well`,
          });
        } else refusedToken(session, reply);
      }
    },
  };

  /** Which of two tokens counts is nobody's rule; only the service must bear it. */
  const twice: NeimengguCheck = {
    ...base,
    id: id('twice'),
    requirements: ['NM-R006', 'NM-R013'],
    severity: 'should',
    title: {
      zh: `${operation}：令牌写了两遍（一对一错）的调用得到明确的答复`,
      en: `${operation}: a call with two tokens, one right and one wrong, gets a clear answer`,
    },
    async run(session) {
      const wrong = randomBytes(32).toString('base64url');
      for (const order of [0, 1]) {
        const right = await session.logIn();
        const pair = order === 0 ? [right, wrong] : [wrong, right];
        const query = `${new URLSearchParams(pair.map((token) => ['access_token', token]))}`;
        servedOrRefused(await callAs(session, operation, { token: right, query }));
      }
    },
  };

  return [inBody, inHeader, twice];
}

const servedOrRefused = (reply: Reply): void =>
  answered(reply, ['bad-credentials', 'bad-input'], {
    zh: '成功，或者拒绝令牌',
    en: 'success, or a refusal of the token',
  });
