import type { Endpoint } from '../../spec/document.ts';
import type { Text } from '../../spec/language.ts';
import { valueAt } from '../../spec/pointer.ts';
import { isSealed } from '../../spec/protocol/sm-form.ts';
import type { Validator } from '../../spec/validators.ts';
import { deviations } from '../conformity.ts';
import type { Contract, ReplySchema } from '../contract/contract.ts';
import type { WireRequest } from '../exchange/client.ts';
import { headerOf } from './exchange.ts';
import { stars } from './secret-texts.ts';

/** One way in which a client's request differs from the contract. No fault of the endpoint. */
export interface ClientFault {
  readonly operation: string;
  /** `method`, `header x-tif-nonce`, `query access_token`, or `body /query/pageNo`. */
  readonly place: string;
  readonly expected: Text;
  readonly actual: Text;
  readonly clauses: readonly string[];
}

/** Everything about a request that the contract forbids, as far as it can be read. */
export function clientFaults(
  contract: Contract,
  endpoint: Endpoint,
  request: WireRequest,
): readonly ClientFault[] {
  const { operationId } = endpoint.operation;
  const found = [
    ...methodFaults(endpoint, request),
    ...parameterFaults(endpoint, request),
    ...bodyFaults(contract, endpoint, request),
  ];
  return found.map((fault) => ({ operation: operationId, ...fault }));
}

type Fault = Omit<ClientFault, 'operation'>;

function methodFaults({ method, operation }: Endpoint, request: WireRequest): readonly Fault[] {
  const expected = method.toUpperCase();
  if (request.method === expected) return [];
  return [fault('method', same(expected), same(request.method), operation['x-clause'])];
}

/** Only what is missing: many ways to spell what is there are tolerated by readings. */
function parameterFaults({ parameters }: Endpoint, { headers, path }: WireRequest) {
  // A path may begin with two slashes, and is no address of its own then.
  const query = new URL(`http://localhost${path}`).searchParams;
  const isThere = (place: string, name: string): boolean =>
    place === 'query' ? query.has(name) : headerOf(headers, name.toLowerCase()) !== undefined;
  return parameters
    .filter(({ required, in: place }) => required && (place === 'query' || place === 'header'))
    .filter(({ in: place, name }) => !isThere(place, name) && !isSpelledOtherwise(name, headers))
    .map(({ in: place, name, 'x-clause': clauses }) =>
      fault(
        `${place} ${name}`,
        { zh: `有 ${name}`, en: `a ${place} ${name}` },
        { zh: '没有', en: 'nothing' },
        clauses,
      ),
    );
}

/** WH-A02: public code writes it so. */
const isSpelledOtherwise = (name: string, headers: WireRequest['headers']): boolean =>
  name === 'x-tif-passid' && headerOf(headers, 'x-tif-paasid') !== undefined;

function bodyFaults(contract: Contract, endpoint: Endpoint, request: WireRequest) {
  const { operationId, requestBody } = endpoint.operation;
  const read = jsonBody(request);
  const schema = requestBody?.content['application/json']?.schema;
  const validate = contract.requestValidator(operationId);
  if (read === null || !schema || !validate) return [];
  if ('fault' in read)
    return [fault('body', read.fault, { zh: '不是 JSON', en: 'something else' }, [])];
  return deviations(branchOf({ schema, validate }, read.value), read.value)
    .filter(({ tolerated, actual }) => tolerated === null && !actual.en.includes(stars))
    .map(({ at, expected, actual, clauses }) =>
      fault(`body ${at}`.trimEnd(), expected, actual, clauses),
    );
}

/** The JSON of a request; null where it is of another media type, or was not kept. */
export function jsonBody({
  headers,
  body,
}: Pick<WireRequest, 'headers' | 'body'>):
  | { readonly value: unknown }
  | { readonly fault: Text }
  | null {
  const type = headerOf(headers, 'content-type') ?? 'application/json';
  if (body === null || !/^[^;]*\bjson\b/i.test(type)) return null;
  try {
    return { value: JSON.parse(body.toString('utf8').replace(/^\ufeff/, '')) };
  } catch {
    return { fault: { zh: '合法的 JSON', en: 'valid JSON' } };
  }
}

/**
 * Where a body may be plain or sealed, it is compared with what it is: otherwise each fault would
 * be told as that of a choice.
 */
export function branchOf({ schema, validate }: ReplySchema, body: unknown): ReplySchema {
  const { anyOf = [] } = schema;
  const sealed = anyOf.findIndex(({ properties = {} }) => 'encrypted' in properties);
  const index = isSealed(body) ? sealed : 1 - sealed;
  const branch = anyOf.length === 2 && sealed !== -1 ? anyOf[index] : undefined;
  if (!branch) return { schema, validate };
  return { schema: branch, validate: within(validate, `#/anyOf/${index}`) };
}

/** The same compiled schema, which tells the errors of one part as if that were the whole. */
function within(validate: Validator, part: string): Validator {
  const inPart = (body: unknown): boolean => {
    const isValid = validate(body);
    const errors = (validate.errors ?? []).filter(({ schemaPath }) =>
      schemaPath.startsWith(`${part}/`),
    );
    Object.assign(inPart, {
      errors: errors.map((error) => ({
        ...error,
        schemaPath: `#${error.schemaPath.slice(part.length)}`,
      })),
    });
    return isValid;
  };
  // The one cast: `deviations` reads the result and `errors`, and nothing else of a validator.
  return inPart as unknown as Validator;
}

const fault = (
  place: string,
  expected: Text,
  actual: Text,
  clauses: readonly string[] = [],
): Fault => ({ place, expected, actual, clauses });

const same = (text: string): Text => ({ zh: text, en: text });

/** Whether the request carries credentials in another place than the contract has for them. */
export const hasOtherCredentials = (request: WireRequest, body: unknown): boolean =>
  headerOf(request.headers, 'authorization') !== undefined || valueAt(body, '/token') !== undefined;
