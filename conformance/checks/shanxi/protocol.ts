import type { Text } from '../../../spec/language.ts';
import type { Check } from '../../check.ts';
import { deriveHabitChecks, deriveProtocolChecks, refusedMethod } from '../../derive/protocol.ts';
import { succeeded } from '../../expect.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import { payloadOf, type Sending } from '../../platforms/shanxi/request.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { onOperation } from './calls.ts';

type ShanxiCheck = Check<ShanxiSession>;

/** A right call of an interface, framed in other ways. */
const called = (operation: string) => ({
  contractId: 'shanxi',
  base: onOperation(operation),
  title: ({ zh, en }: Text) => ({ zh: `${operation}：${zh}`, en: `${operation}: ${en}` }),
  send: (session: ShanxiSession, sending: Sending) =>
    session.violate(operation, rightParameters(session, operation), sending),
});

/** SX-A12, SX-A13: a POST of JSON, and how a media type may be written. */
export const protocolChecks = (operation: string): readonly ShanxiCheck[] =>
  deriveProtocolChecks<ShanxiSession, Sending>({
    ...called(operation),
    methods: { requirements: methodOf(operation), judge: (_, reply) => refusedMethod(reply) },
    charset: {
      requirements: ['SX-R035'],
      states: {
        zh: '类型带 charset=utf-8 和不带都接受',
        en: 'the media type with charset=utf-8 is accepted as well as without',
      },
      sendings: ['; charset=utf-8', ';charset=UTF-8'].map((parameter) => ({
        headers: { 'Content-Type': `application/json${parameter}` },
      })),
    },
    accept: { requirements: ['SX-R035'], judge: (_, reply) => succeeded(reply) },
  });

/** What clients of an interface do beyond that (rule 10 of the readings). */
export const habitChecks = (operation: string): readonly ShanxiCheck[] =>
  deriveHabitChecks<ShanxiSession>({
    ...called(operation),
    requirements: ['SX-R035'],
    json: (session) =>
      JSON.stringify(payloadOf(session.target.account, rightParameters(session, operation))),
  });

/** The requirement that says by which method an interface is called. */
function methodOf(operation: string): Check<ShanxiSession>['requirements'] {
  if (operation === 'getEnterpriseGrade') return ['SX-R054', 'SX-R035'];
  if (operation === 'getEnterpriseGrades') return ['SX-R067', 'SX-R035'];
  return operation === 'getPublicResourcesTrading' ? ['SX-R076', 'SX-R035'] : ['SX-R035'];
}
