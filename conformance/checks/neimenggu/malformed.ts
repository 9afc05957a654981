import { eachOf } from '../../attempts.ts';
import type { Check } from '../../check.ts';
import {
  deriveMalformedChecks,
  empty,
  framingOf,
  type Malformed,
  noObjects,
  stumblingBlocks,
} from '../../derive/malformed.ts';
import { deriveOddValueCheck } from '../../derive/odd-values.ts';
import type { Reply } from '../../exchange/observation.ts';
import { type Refusal, refused, succeeded } from '../../expect.ts';
import { freshCase } from '../../platforms/neimenggu/cases.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { onOperation, rightBody } from './calls.ts';
import { onCases } from './case-acceptance.ts';
import { answered, withoutGifts } from './refusals.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** NM-A28: what is missing is empty, and neither login nor case may be: no body is no wish here. */
const bodies: readonly Malformed[] = [...noObjects, ...stumblingBlocks, empty];

const form: Malformed = {
  id: 'form',
  make: (json) => `${new URLSearchParams(JSON.parse(json))}`,
  contentType: 'application/x-www-form-urlencoded',
  zh: '表单',
  en: 'a form',
};

/** NM-R007: what an operation is told stands in a JSON body. */
export function malformedChecks(operation: 'login' | 'receiveCaseinfo'): readonly NeimengguCheck[] {
  const given = operation === 'login' ? [...bodies, form] : bodies;
  return deriveMalformedChecks<NeimengguSession>(given, {
    contractId: 'neimenggu',
    base: onOperation(operation),
    requirements: ['NM-R007', 'NM-R010'],
    title: ({ zh, en }) => ({
      zh: `${operation}：报文有误（${zh}）的请求被拒绝，服务不受影响`,
      en: `${operation}: a faulty body (${en}) is refused and does no harm`,
    }),
    async decide(session, body) {
      const sending = framingOf(body, JSON.stringify(rightBody(session, operation)));
      judge(session, body, await session.violate(operation, {}, sending));
      // It is depth that brings services down; what else harms them shows in the checks to come.
      if (body.id !== 'deep') return;
      succeeded(await session.call(operation, rightBody(session, operation)));
    },
  });
}

/** NM-A48: to some, a login that cannot be read is one without an appKey. */
function judge(session: NeimengguSession, { id }: Malformed, reply: Reply): void {
  const isLogin = reply.operation === 'login';
  // What is nested deeply is JSON all the same, with a field of a wrong type.
  const as: Refusal['as'] =
    isLogin && id === 'deep' ? ['bad-input', 'bad-credentials'] : ['bad-input'];
  const codes = isLogin ? [12001, 12002, 12003, 12004] : [];
  if (refused(reply, { as, codes }) === 'tolerated') {
    session.warn('NM-A48', {
      zh: `登录报文无法读取时答以 ${reply.code}`,
      en: `a login that cannot be read is answered with ${reply.code}`,
    });
  }
  withoutGifts(reply);
}

/** Values of a text that JSON allows and few send; what is accepted of them stays there. */
export const oddValues: NeimengguCheck = deriveOddValueCheck<NeimengguSession>({
  contractId: 'neimenggu',
  base: onCases,
  requirements: ['NM-R010', 'NM-R007', 'NM-R036'],
  field: 'casename',
  send(session, members) {
    const { casename: _, ...rest } = freshCase(session.contract);
    const body = `{${members},${JSON.stringify(rest).slice(1)}`;
    return session.violate('receiveCaseinfo', {}, { body });
  },
  control: async (session) =>
    succeeded(await session.call('receiveCaseinfo', rightBody(session, 'receiveCaseinfo'))),
});

/** A logout has no parameters: whoever reads no body need not mind what it is (NM-A14). */
export const oddLogout: NeimengguCheck = {
  ...onOperation('logout'),
  id: 'neimenggu.body.logout.odd',
  requirements: ['NM-R031', 'NM-R010'],
  field: 'body',
  title: {
    zh: 'logout：报文无法读取时，或者照常退出，或者明确拒绝',
    en: 'logout: where the body cannot be read, the session ends all the same or the body is refused',
  },
  run: (session) =>
    eachOf(
      bodies.map(({ make, zh, en }) => [make('{"a":"b","c":"d"}'), zh, en] as const),
      async (body) => endedOrRefused(await session.violate('logout', {}, { body })),
    ),
};

const endedOrRefused = (reply: Reply): void =>
  answered(reply, ['bad-input'], {
    zh: '成功，或者拒绝报文',
    en: 'success, or a refusal of the body',
  });
