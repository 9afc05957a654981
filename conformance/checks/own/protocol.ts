import { randomUUID } from 'node:crypto';
import type { Endpoint, OpenApiDocument } from '../../../spec/document.ts';
import type { Reply } from '../../exchange/observation.ts';
import { refused, succeeded, told } from '../../expect.ts';
import { Mismatch } from '../../mismatch.ts';
import { bodyOf } from '../../platforms/own/document.ts';
import { declares } from '../../platforms/own/outcomes.ts';
import type { OwnSession } from '../../platforms/own/session.ts';
import { isSafe } from '../../platforms/own/stored.ts';
import { type OwnCheck, onEndpoint } from './calls.ts';

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'];

/** Methods that the document has nothing of for a path; all but GET may store something. */
export function methodChecks(
  endpoints: readonly Endpoint[],
  endpoint: Endpoint,
): readonly OwnCheck[] {
  const same = endpoints.filter(({ path }) => path === endpoint.path);
  if (same[0] !== endpoint) return [];
  const known = same.map(({ method }) => method.toUpperCase());
  return methods
    .filter((method) => !known.includes(method))
    .map((method) => ({
      ...onEndpoint(endpoint),
      id: `own.method.${endpoint.operation.operationId}.${method}`,
      field: 'method',
      needs: method === 'GET' ? [] : ['write'],
      title: {
        zh: `${endpoint.path}：${method} 请求被拒绝`,
        en: `${endpoint.path}: ${method} is refused`,
      },
      async run(session) {
        const sending = { method, ...(method === 'GET' ? { body: null } : {}) };
        await refusedAddress(session, endpoint, sending);
      },
    }));
}

/** A path that the document does not have, looked for with right credentials. */
export const unknownPath = (endpoint: Endpoint): OwnCheck => ({
  ...onEndpoint(endpoint),
  id: 'own.path.unknown',
  operation: '*',
  field: 'path',
  needs: [],
  title: { zh: '契约中没有的路径被拒绝', en: 'A path that the contract does not have is refused' },
  async run(session) {
    const base = new URL(session.target.url).pathname.replace(/\/$/, '');
    // Two names that no template of the document is likely to take for its parameters.
    const path = `${base}/qiyue-${randomUUID().slice(0, 8)}/qiyue`;
    await refusedAddress(session, endpoint, { method: 'GET', path, body: null });
  },
});

/**
 * Refused in the words of the document where it has some for an unknown address; else whatever
 * stands in front of the endpoint may answer in its own words, if only it does not serve.
 */
async function refusedAddress(
  session: OwnSession,
  endpoint: Endpoint,
  sending: { readonly method: string; readonly path?: string; readonly body?: null },
): Promise<void> {
  const isTold = declares(session.contract.document['x-outcomes'], 'not-found');
  const values = session.right(endpoint);
  const reply = await session.call(endpoint, values, { ...sending, aside: !isTold });
  if (isTold) refused(reply, { as: ['not-found', 'bad-input', 'forbidden'] });
  else notServed(reply);
}

function notServed(reply: Reply): void {
  const isSaid = reply.outcomes.length > 0 && !reply.outcomes.includes('success');
  if (isSaid || reply.status >= 400) return;
  throw new Mismatch({
    expected: { zh: '拒绝', en: 'a refusal' },
    actual: told(reply),
    at: reply.codeAt,
  });
}

/** Every way to write the media type of the body, and what the caller says it reads. */
export function mediaChecks(_: OpenApiDocument, endpoint: Endpoint): readonly OwnCheck[] {
  const kind = bodyOf(endpoint.operation)?.kind;
  const type = kind === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  const accepts = headerCheck(endpoint, 'Accept', [null, '*/*', 'application/json; charset=utf-8']);
  if (kind === undefined) return [accepts];
  const charsets = ['; charset=UTF-8', ';charset=utf-8'].map((parameter) => type + parameter);
  return [accepts, headerCheck(endpoint, 'Content-Type', charsets)];
}

function headerCheck(
  endpoint: Endpoint,
  name: 'Accept' | 'Content-Type',
  values: readonly (string | null)[],
): OwnCheck {
  const { operationId } = endpoint.operation;
  return {
    ...onEndpoint(endpoint),
    id: `own.${name === 'Accept' ? 'accept' : 'charset'}.${operationId}`,
    field: name,
    needs: isSafe(endpoint) ? [] : ['write'],
    title: {
      zh: `${operationId}：${name} 的各种合法写法同样接受`,
      en: `${operationId}: every right way to write ${name} is accepted`,
    },
    async run(session) {
      for (const value of values) {
        const headers = { [name]: value };
        succeeded(await session.call(endpoint, session.right(endpoint), { headers }));
      }
    },
  };
}
