import { randomUUID } from 'node:crypto';
import type { Endpoint, OpenApiDocument } from '../../../spec/document.ts';
import type { Text } from '../../../spec/language.ts';
import { refused } from '../../expect.ts';
import { NotObserved } from '../../mismatch.ts';
import { declares } from '../../platforms/own/outcomes.ts';
import { isSecured, type Scheme, schemesFor } from '../../platforms/own/security.ts';
import { isSameSpoiled, spoilingsBut } from '../../spoilings.ts';
import { cited, clausesOf, type OwnCheck, onEndpoint } from './calls.ts';

/** A way to present a credential that is not the right one. */
interface Wrong extends Text {
  readonly id: string;
  readonly make: (right: string) => string | null;
}

const wrongs: readonly Wrong[] = [
  { id: 'missing', make: () => null, zh: '没有凭据', en: 'no credential' },
  { id: 'empty', make: () => '', zh: '空的凭据', en: 'an empty credential' },
  { id: 'unknown', make: () => randomUUID(), zh: '没有发过的凭据', en: 'a credential of nobody' },
  ...spoilingsBut('prefix', 'blank-after').map(({ name, spoil, zh, en }) => ({
    id: name,
    make: (right: string) => (isSameSpoiled(name, right) ? right : spoil(right)),
    zh: `凭据${zh}`,
    en: `a credential ${en}`,
  })),
];

/**
 * Without the right credential nobody is served, and is told so. Nothing is asked of a document
 * that has no words for it.
 */
export function credentialChecks(
  document: OpenApiDocument,
  endpoint: Endpoint,
): readonly OwnCheck[] {
  const isTold = declares(document['x-outcomes'], 'bad-credentials');
  if (!isTold || !isSecured(document, endpoint)) return [];
  return schemesFor(document, endpoint, {}).flatMap((scheme) =>
    wrongs.map((wrong) => credentialCheck(endpoint, scheme, wrong)),
  );
}

function credentialCheck(
  endpoint: Endpoint,
  scheme: Scheme,
  { id, make, zh, en }: Wrong,
): OwnCheck {
  const { operationId } = endpoint.operation;
  return {
    ...onEndpoint(endpoint),
    id: `own.credentials.${operationId}.${scheme.id}.${id}`,
    requirements: cited([...scheme.clauses, ...clausesOf(endpoint)]),
    field: scheme.name,
    title: {
      zh: `${operationId}：${zh}的调用被拒绝`,
      en: `${operationId}: a call with ${en} is refused`,
    },
    async run(session) {
      const right = session.target.security?.[scheme.id];
      if (right === undefined || make(right) === right) throw new NotObserved();
      const values = session.right(endpoint);
      const spoil = (one: Scheme, own: string) => (one.id === scheme.id ? make(own) : own);
      refused(await session.call(endpoint, values, { spoil }), { as: ['bad-credentials'] });
    },
  };
}
