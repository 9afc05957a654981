import type { Endpoint } from '../../../spec/document.ts';
import type { Check } from '../../check.ts';
import type { Contract } from '../../contract/contract.ts';
import { deriveBodyChecks } from '../../derive/bodies.ts';
import { hands } from '../../platforms/shanxi/hands.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';
import { needsOf } from './calls.ts';

/** Interfaces whose right call changes nothing, so that every value of every field can be tried. */
const harmless = new Set([
  'getEnterpriseGrade',
  'getEnterpriseGrades',
  'getPublicResourcesTrading',
  'getPublicKey',
  'getToken',
]);

/** Each parameter of those interfaces: missing, empty, of a wrong type, out of range. */
export const fieldChecks = (contract: Contract): readonly Check<ShanxiSession>[] =>
  contract.endpoints
    .filter(({ operation }) => harmless.has(operation.operationId))
    .flatMap((endpoint) => fieldsOf(contract, endpoint));

function fieldsOf(contract: Contract, endpoint: Endpoint): readonly Check<ShanxiSession>[] {
  const { operationId } = endpoint.operation;
  const validate = contract.requestValidator(operationId);
  if (!validate) return [];
  const needs = needsOf[operationId] ?? [];
  return deriveBodyChecks('shanxi', plainly(endpoint), validate, hands)
    .filter((check) => decides(check))
    .map((check) => ({ ...check, needs, after: [rootCheck] }));
}

/** A call is plain or sealed (SX-A16): the plain one has the fields. */
export function plainly(endpoint: Endpoint): Endpoint {
  const { requestBody } = endpoint.operation;
  const media = requestBody?.content['application/json'];
  const plain = media?.schema.anyOf?.find(({ properties }) => !properties?.['encrypted']);
  if (!requestBody || !media || !plain) return endpoint;
  const content = { 'application/json': { ...media, schema: plain } };
  return {
    ...endpoint,
    operation: { ...endpoint.operation, requestBody: { ...requestBody, content } },
  };
}

/**
 * What a schema allows is not what a platform knows: another text in the place of a secret or a
 * licence is refused by right, and checks of their own try those. A null may count as missing
 * (SX-A52), a token need not be understood (SX-A05), and a page may be too large (SX-A27).
 */
function decides({ id, field = '', severity }: Check<ShanxiSession>): boolean {
  if (field === 'token') return false;
  if (severity === 'should') return false;
  if (field === 'pagesize' && id.endsWith('.integer')) return false;
  // A platform may well trim a code before it looks for it.
  if (field === 'uniscId' && id.endsWith('.pattern')) return false;
  return !(isKnownText.has(field) && id.endsWith('.characters'));
}

const isKnownText = new Set(['accessid', 'username', 'pwd', 'licenseID']);
