import type { Endpoint } from '../../../spec/document.ts';
import type { Text } from '../../../spec/language.ts';
import type { Check } from '../../check.ts';
import { deriveHabitChecks, deriveProtocolChecks, refusedMethod } from '../../derive/protocol.ts';
import type { Reply } from '../../exchange/observation.ts';
import { refused } from '../../expect.ts';
import { plainQuery } from '../../platforms/wuhan/operations.ts';
import type { Sending } from '../../platforms/wuhan/request.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import { onCalls } from './calls.ts';

type WuhanCheck = Check<WuhanSession>;

/** The plain call of a data service, framed in other ways. */
const called = ({ operation: { operationId } }: Endpoint) => ({
  contractId: 'wuhan',
  base: onCalls(operationId),
  title: sentence,
  send: (session: WuhanSession, sending: Sending) =>
    session.violate(operationId, plainQuery(session, operationId), sending),
});

/** How calls are framed: method, media type, what is asked for. On each data service. */
export const protocolChecks = (service: Endpoint): readonly WuhanCheck[] =>
  deriveProtocolChecks<WuhanSession, Sending>({
    ...called(service),
    methods: { requirements: ['WH-R017'], judge: (_, reply) => refusedMethod(reply) },
    charset: {
      requirements: ['WH-R027'],
      states: {
        zh: '类型带不带 charset=UTF-8 都接受',
        en: 'takes the media type with charset=UTF-8 and without',
      },
      sendings,
    },
    accept: { requirements: ['WH-R028', 'WH-R014'], judge: answersOrFails },
  });

/** What clients of a data service do beyond that. */
export const habitChecks = (service: Endpoint): readonly WuhanCheck[] =>
  deriveHabitChecks<WuhanSession>({
    ...called(service),
    requirements: ['WH-R027'],
    json: () => JSON.stringify({ query: { pageNo: 1 } }),
  });

/** A title names no operation, so that what it states begins it. */
const sentence = ({ zh, en }: Text): Text => ({ zh, en: en.charAt(0).toUpperCase() + en.slice(1) });

const labelled = (value: string) => ({ headers: { 'Content-Type': value } });

/** JSON without a parameter is how all other calls are sent. */
const sendings: readonly Sending[] = [
  labelled('application/json; charset=UTF-8'),
  ...['', '; charset=UTF-8', ';charset=utf-8'].map((parameter) => ({
    ...labelled(`application/x-www-form-urlencoded${parameter}`),
    form: true,
  })),
];

/** WH-A36: the document says itself that some values of Accept make calls fail. */
function answersOrFails(session: WuhanSession, reply: Reply): void {
  if (reply.outcomes.includes('success')) return;
  refused(reply, { as: ['bad-input', 'server-fault', 'forbidden', 'not-found'] });
  session.warn('WH-A36', { zh: 'Accept 为 */* 时调用失败', en: 'a call with Accept */* fails' });
}
