import type { Endpoint } from '../../../spec/document.ts';
import type { Contract } from '../../contract/contract.ts';
import { deriveBodyChecks } from '../../derive/bodies.ts';
import type { Hands } from '../../derive/hands.ts';
import {
  deriveMalformedChecks,
  empty,
  framingOf,
  type Malformed,
  noObjects,
  stumblingBlocks,
} from '../../derive/malformed.ts';
import { deriveHabitChecks } from '../../derive/protocol.ts';
import { succeeded } from '../../expect.ts';
import { bodyOf } from '../../platforms/own/document.ts';
import { flattened } from '../../platforms/own/flattened.ts';
import type { OwnSession } from '../../platforms/own/session.ts';
import { isSafe } from '../../platforms/own/stored.ts';
import { accepted, cited, clausesOf, type OwnCheck, onEndpoint, refusedInput } from './calls.ts';

/** What is tried of the body of an operation as a whole, and of the fields of a JSON body. */
export function bodyChecks(contract: Contract, endpoint: Endpoint): readonly OwnCheck[] {
  const kind = bodyOf(endpoint.operation)?.kind;
  if (kind === 'json') return [...fieldChecks(contract, endpoint), ...jsonChecks(endpoint)];
  return kind === 'form' ? malformed(endpoint, [foreign]) : [];
}

function fieldChecks(contract: Contract, endpoint: Endpoint): readonly OwnCheck[] {
  const validate = contract.requestValidator(endpoint.operation.operationId);
  if (!validate) return [];
  const checks = deriveBodyChecks('own', withExample(endpoint), validate, handsFor(endpoint));
  const own = endpoint.operation['x-clause'] ?? [];
  return checks.map((check, index) => ({
    ...check,
    // A list and its items may be tried by groups of one name.
    id: checks.findIndex(({ id }) => id === check.id) < index ? `${check.id}-item` : check.id,
    requirements: cited([...check.requirements, ...own]),
    needs: onEndpoint(endpoint).needs,
  }));
}

/** Which body is right, the session says for each target; here there only has to be one. */
export function withExample(endpoint: Endpoint): Endpoint {
  const { operation } = endpoint;
  const { requestBody } = operation;
  const media = requestBody?.content['application/json'];
  if (!media) return endpoint;
  const schema = flattened(media.schema);
  const example = { ...media, schema, examples: media.examples ?? { any: { value: {} } } };
  const content = { ...requestBody.content, 'application/json': example };
  return { ...endpoint, operation: { ...operation, requestBody: { ...requestBody, content } } };
}

/** How an operation's bodies are sent, and what its refusals of input look like. */
export const handsFor = (endpoint: Endpoint): Hands<OwnSession> => ({
  acceptedBody: (session) => session.right(endpoint).json,
  sendBody: (session, _, json) => session.call(endpoint, { ...session.right(endpoint), json }),
  succeeded: (_, reply) => accepted(reply),
  refusedInput: (_, reply, __, control) => refusedInput(reply, control),
  refusalRequirements: () => [],
  stores: !isSafe(endpoint),
  triesObjects: true,
  warn: (session, ...warning) => session.warn(...warning),
});

const jsonChecks = (endpoint: Endpoint): readonly OwnCheck[] => {
  const { required = false } = endpoint.operation.requestBody ?? {};
  return [
    ...malformed(endpoint, [...noObjects, ...stumblingBlocks, ...(required ? [empty] : [])]),
    ...deriveHabitChecks<OwnSession>({
      ...framed(endpoint),
      json: (session) => JSON.stringify(session.right(endpoint).json),
      send: (session, sending) => session.call(endpoint, session.right(endpoint), sending),
    }),
  ];
};

const foreign: Malformed = {
  id: 'xml',
  make: () => '<request/>',
  contentType: 'application/xml',
  zh: 'XML',
  en: 'XML',
};

const malformed = (endpoint: Endpoint, bodies: readonly Malformed[]): readonly OwnCheck[] =>
  deriveMalformedChecks<OwnSession>(bodies, {
    ...framed(endpoint),
    async decide(session, body) {
      const control = () => session.call(endpoint, session.right(endpoint));
      const right = JSON.stringify(session.right(endpoint).json ?? {});
      const sending = framingOf(body, right);
      await refusedInput(await session.call(endpoint, session.right(endpoint), sending), control);
      // It is depth that brings services down.
      if (body.id === 'deep') succeeded(await control());
    },
  });

const framed = (endpoint: Endpoint) => ({
  contractId: 'own',
  base: onEndpoint(endpoint),
  requirements: clausesOf(endpoint),
  title: ({ zh, en }: { readonly zh: string; readonly en: string }) => ({
    zh: `${endpoint.operation.operationId}：报文有误（${zh}）的请求被拒绝，服务不受影响`,
    en: `${endpoint.operation.operationId}: a faulty body (${en}) is refused and does no harm`,
  }),
});
