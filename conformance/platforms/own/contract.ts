import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import type { OpenApiDocument } from '../../../spec/document.ts';
import { sourcePlaces } from '../../../spec/source-places.ts';
import { UsageError } from '../../../spec/usage-error.ts';
import { type Contract, responseFor } from '../../contract/contract.ts';
import { assertVersion, ownEndpoints, readDocument } from './document.ts';
import { lint } from './lint.ts';
import { patternPlace } from './pattern-place.ts';
import { citesClauses, pointed } from './pointed.ts';
import { resolveReferences } from './references.ts';
import { registerOf } from './register.ts';
import { assertSchemas } from './schema-faults.ts';
import { readSource } from './source.ts';
import { createCompiler } from './validators.ts';

/**
 * Opens the OpenAPI 3.1 document in a file, which a person has written, as a contract. Throws
 * `UsageError` that says where it is wrong, or what it lacks.
 */
export async function openOwnContract(file: string): Promise<Contract> {
  const source = readSource(file);
  assertVersion(source.value, file);
  // What leads into the network is refused before Redocly could follow it there.
  const resolved = resolveReferences(source);
  await lint(file);
  assertSchemas(resolved);
  const cited = citesClauses(resolved.document) ? resolved.document : pointed(resolved);
  return contractOf(readDocument({ ...resolved, document: cited }), resolved);
}

function contractOf(
  document: OpenApiDocument,
  resolved: ReturnType<typeof resolveReferences>,
): Contract {
  const endpoints = ownEndpoints(document);
  assertNames(endpoints.map(({ operation }) => operation.operationId));
  const compile = createCompiler((pattern) => patternPlace(pattern, resolved));
  const operationOf = (id: string) =>
    endpoints.find(({ operation }) => operation.operationId === id)?.operation;
  const { title } = document.info;
  const { file } = resolved.root;
  return {
    id: 'own',
    title: { zh: title, en: title },
    sha256: createHash('sha256').update(JSON.stringify(resolved.document)).digest('hex'),
    document,
    register: registerOf(document, endpoints, resolved),
    places: sourcePlaces({ folder: dirname(file), document: basename(file) }),
    endpoints,
    replySchema: (operation, status) => {
      const reply = responseFor(operationOf(operation)?.responses, status);
      const schema = reply?.content?.['application/json']?.schema;
      return schema && { schema, validate: compile(schema) };
    },
    requestValidator: (operation) => {
      const schema = operationOf(operation)?.requestBody?.content['application/json']?.schema;
      return schema && compile(schema);
    },
  };
}

/** Reports and path maps know an operation by its name. */
function assertNames(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (names.length > 0 && twice === undefined) return;
  throw new UsageError(
    twice === undefined
      ? { zh: '契约中没有可评测的操作。', en: 'The contract has no operation to judge.' }
      : { zh: `operationId ${twice} 用了两次。`, en: `The operationId ${twice} is used twice.` },
  );
}
