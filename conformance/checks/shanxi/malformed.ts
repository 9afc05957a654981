import type { Check } from '../../check.ts';
import {
  deriveMalformedChecks,
  empty,
  framingOf,
  noObjects,
  stumblingBlocks,
} from '../../derive/malformed.ts';
import { deriveOddValueCheck } from '../../derive/odd-values.ts';
import { refused, succeeded } from '../../expect.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import { payloadOf } from '../../platforms/shanxi/request.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import { onOperation } from './calls.ts';

/** Bodies of an interface that are no JSON object, or that programs stumble over (SX-R035). */
export const malformedChecks = (operation: string): readonly Check<ShanxiSession>[] =>
  deriveMalformedChecks<ShanxiSession>([...noObjects, ...stumblingBlocks, empty], {
    contractId: 'shanxi',
    base: onOperation(operation),
    requirements: ['SX-R035', 'SX-R060'],
    title: ({ zh, en }) => ({
      zh: `${operation}：报文有误（${zh}）的请求被拒绝，服务不受影响`,
      en: `${operation}: a faulty body (${en}) is refused and does no harm`,
    }),
    async decide(session, body) {
      const parameters = rightParameters(session, operation);
      const json = JSON.stringify(payloadOf(session.target.account, parameters));
      refused(await session.violate(operation, {}, framingOf(body, json)), { as: ['bad-input'] });
      // It is depth that brings services down; what else harms them shows in the checks to come.
      if (body.id === 'deep') succeeded(await session.call(operation, parameters));
    },
  });

const single = 'getEnterpriseGrade';

/** Values of a code that JSON allows and few send. */
export const oddValues: Check<ShanxiSession> = deriveOddValueCheck<ShanxiSession>({
  contractId: 'shanxi',
  base: onOperation(single),
  requirements: ['SX-R060', 'SX-R035', 'SX-R059'],
  field: 'uniscId',
  send(session, members) {
    const json = JSON.stringify(payloadOf(session.target.account, {}));
    return session.violate(single, {}, { body: `${json.slice(0, -1)},${members}}` });
  },
  control: async (session) =>
    succeeded(await session.call(single, rightParameters(session, single))),
});
