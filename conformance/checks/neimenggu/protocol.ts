import type { Text } from '../../../spec/language.ts';
import type { Check } from '../../check.ts';
import { deriveHabitChecks, deriveProtocolChecks, refusedMethod } from '../../derive/protocol.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds, succeeded, told } from '../../expect.ts';
import { Mismatch } from '../../mismatch.ts';
import type { Sending } from '../../platforms/neimenggu/request.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { addressed, type Operation, onOperation, rightBody, rightToken } from './calls.ts';
import { canTell, dead, isAlive } from './sessions.ts';

type NeimengguCheck = Check<NeimengguSession>;

/** A right call of an operation, framed in other ways. */
const called = (operation: Operation) => ({
  contractId: 'neimenggu',
  base: onOperation(operation),
  title: ({ zh, en }: Text) => ({ zh: `${operation}：${zh}`, en: `${operation}: ${en}` }),
  send: (session: NeimengguSession, sending: Sending) => framed(session, operation, sending),
});

async function framed(
  session: NeimengguSession,
  operation: Operation,
  sending: Sending,
): Promise<Reply> {
  const token = await rightToken(session, operation);
  return session.violate(operation, rightBody(session, operation), { token, ...sending });
}

/** How calls of an operation are framed: method, media type, what is asked for. */
export const protocolChecks = (operation: Operation): readonly NeimengguCheck[] =>
  deriveProtocolChecks<NeimengguSession, Sending>({
    ...called(operation),
    methods: { requirements: ['NM-R004', addressed[operation]], judge: judgeMethod(operation) },
    charset: {
      requirements: ['NM-R007'],
      states: {
        zh: '类型带 charset=UTF-8 同样接受',
        en: 'the media type with charset=UTF-8 is accepted as well',
      },
      sendings: ['; charset=UTF-8', ';charset=utf-8'].map((parameter) => ({
        headers: { 'Content-Type': `application/json${parameter}` },
      })),
    },
    accept: { requirements: ['NM-R007', 'NM-R010'], judge: (_, reply) => succeeded(reply) },
  });

/** NM-A41: what clients of an operation do beyond that. */
export const habitChecks = (operation: Operation): readonly NeimengguCheck[] =>
  deriveHabitChecks<NeimengguSession>({
    ...called(operation),
    requirements: ['NM-R007'],
    json: (session) => JSON.stringify(rightBody(session, operation)),
  });

/** NM-R004 names GET and POST, but the document defines each operation as POST (NM-A20). */
const judgeMethod =
  (operation: Operation) => async (session: NeimengguSession, reply: Reply, method: string) => {
    const isGet = method === 'GET';
    if (isGet && operation === 'logout' && reply.outcomes.includes('success')) {
      session.warn('NM-A20', {
        zh: '退出登录也接受 GET',
        en: 'a logout is accepted with GET as well',
      });
    } else refusedMethod(reply);
    if (operation === 'logout' && !reply.outcomes.includes('success')) await leftAlone(session);
    if (!isGet || operation === 'logout') return;
    // A GET has no body by rights, but whoever minds no method minds no body either.
    notCarriedOut(await framed(session, operation, { method, aside: true }).catch(unanswered));
  };

/** The session that the call would have ended is the newest. */
async function leftAlone(session: NeimengguSession): Promise<void> {
  const token = session.tokens.live().at(-1);
  if (token !== undefined && canTell(session)) holds(await isAlive(session, token), dead);
}

/** Nobody has to answer a GET with a body. */
function unanswered(error: unknown): null {
  if (error instanceof Mismatch) return null;
  throw error;
}

function notCarriedOut(reply: Reply | null): void {
  if (reply === null) return;
  holds(!reply.outcomes.includes('success'), {
    expected: { zh: '拒绝', en: 'a refusal' },
    actual: told(reply),
    at: '/ackCode',
  });
}
