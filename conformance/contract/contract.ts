import { createHash } from 'node:crypto';
import { registers } from '../../generated/requirements.ts';
import { dereference } from '../../spec/dereference.ts';
import type { Endpoint, OpenApiDocument, Response, Schema } from '../../spec/document.ts';
import { endpoints, webhooks } from '../../spec/document.ts';
import type { Text } from '../../spec/language.ts';
import type { SourcePlaces } from '../../spec/source-places.ts';
import type { Validator, Validators } from '../../spec/validators.ts';
import type { Register } from '../report/chapters.ts';
import { type AnyRole, contractOf, type Role, titleOf } from './role.ts';

/** A contract made ready for judging. */
export interface Contract {
  /** What is judged by it: the ids of checks and the reports say so. */
  readonly id: AnyRole;
  readonly title: Text;
  readonly sha256: string;
  readonly document: OpenApiDocument;
  /** What the source of the document demands, clause by clause. */
  readonly register: Register;
  /** Where its files say what; absent where generation has written it down. */
  readonly places?: SourcePlaces;
  readonly endpoints: readonly Endpoint[];
  /** The schema of a reply and its compiled form; undefined where the document promises no body. */
  readonly replySchema: (operation: string, status: number) => ReplySchema | undefined;
  /** The compiled schema of an operation's JSON body. */
  readonly requestValidator: (operation: string) => Validator | undefined;
}

export interface ReplySchema {
  readonly schema: Schema;
  readonly validate: Validator;
}

/** Takes a bundle (references not yet resolved) and the compiled schemas of its bodies. */
export function openContract(id: Role, bundle: object, validators: Validators): Contract {
  const document = dereference(bundle);
  const found = id === contractOf(id) ? endpoints(document) : webhooks(document);
  const schemas = new Map(
    Object.entries(validators).map(([name, validate]) => {
      const schema = document.components.schemas[name] ?? {};
      return [schema, { schema, validate }] as const;
    }),
  );
  const replies = new Map(
    found.map(({ operation }) => [operation.operationId, operation.responses]),
  );
  return {
    id,
    title: titleOf(id),
    sha256: createHash('sha256').update(JSON.stringify(bundle)).digest('hex'),
    document,
    register: registers[contractOf(id)],
    endpoints: found,
    replySchema: (operation, status) => {
      const schema = responseFor(replies.get(operation), status)?.content?.['application/json'];
      return schema && schemas.get(schema.schema);
    },
    requestValidator: (operation) => {
      const endpoint = found.find((other) => other.operation.operationId === operation);
      const schema = endpoint?.operation.requestBody?.content['application/json']?.schema;
      return schema && schemas.get(schema)?.validate;
    },
  };
}

/** The most exact entry for a status: `404`, then `4XX`, then `default`. */
export function responseFor(
  responses: Readonly<Record<string, Response>> | undefined,
  status: number,
): Response | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  return responses?.[status] ?? responses?.[range] ?? responses?.['default'];
}
