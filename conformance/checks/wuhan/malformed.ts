import type { Endpoint } from '../../../spec/document.ts';
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
import { succeeded } from '../../expect.ts';
import { refusedInput } from '../../platforms/wuhan/hands.ts';
import { plainQuery } from '../../platforms/wuhan/operations.ts';
import type { WuhanSession } from '../../platforms/wuhan/session.ts';
import { onCalls } from './calls.ts';

/** Readable bodies whose query is none. */
const noQueries: readonly Malformed[] = [
  ['list', '[]', '列表', 'a list'] as const,
  ['text', '"pageNo=1"', '字符串', 'a string'] as const,
  ['number', '1', '数字', 'a number'] as const,
].map(([id, value, zh, en]) => ({
  id: `query-${id}`,
  make: () => `{"query":${value}}`,
  field: 'query',
  zh: `query 为${zh}`,
  en: `query is ${en}`,
}));

/** WH-A12: no parameter of a query has to be given, so some read nothing at all as a query. */
const bodies: readonly Malformed[] = [
  ...noObjects,
  ...noQueries,
  ...stumblingBlocks,
  { ...empty, wish: true },
];

/** A right body, whose conditions say nothing. */
const right = JSON.stringify({ query: { entname: '', pageNo: 1 } });

/** Bodies that cannot be read, or only with care, on each data service. */
export const malformedChecks = (endpoint: Endpoint): readonly Check<WuhanSession>[] => [
  ...unreadable(endpoint),
  oddValues(endpoint),
];

const oddValues = ({ operation: { operationId } }: Endpoint): Check<WuhanSession> =>
  deriveOddValueCheck<WuhanSession>({
    contractId: 'wuhan',
    base: onCalls(operationId),
    requirements: ['WH-R014', 'WH-R040', 'WH-R048'],
    // Every service has a name of an enterprise among its parameters.
    field: 'entname',
    send: (session, members) =>
      session.violate(operationId, {}, { body: `{"query":{${members},"pageNo":1}}` }),
    control: async (session) =>
      succeeded(await session.call(operationId, plainQuery(session, operationId))),
  });

function unreadable({ operation: { operationId } }: Endpoint): readonly Check<WuhanSession>[] {
  return deriveMalformedChecks<WuhanSession>(bodies, {
    contractId: 'wuhan',
    base: onCalls(operationId),
    requirements: ['WH-R040', 'WH-R027'],
    title: ({ zh, en }) => ({
      zh: `报文有误（${zh}）的请求被拒绝，服务不受影响`,
      en: `A faulty body (${en}) is refused and does no harm`,
    }),
    async decide(session, body) {
      const query = plainQuery(session, operationId);
      const control = () => session.call(operationId, query);
      const reply = await session.violate(operationId, query, framingOf(body, right));
      await refusedInput(session, reply, null, control);
      succeeded(await control());
    },
  });
}
