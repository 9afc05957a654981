import type { Endpoint, OpenApiDocument } from '../../../spec/document.ts';
import { type CandidateGroup, kindsOf, literal } from '../../derive/candidate.ts';
import { candidateGroups } from '../../derive/candidates.ts';
import { Mismatch } from '../../mismatch.ts';
import { type Input, inputsOf, isUnique, keyOf } from '../../platforms/own/inputs.ts';
import type { OwnSession } from '../../platforms/own/session.ts';
import { isSafe } from '../../platforms/own/stored.ts';
import { createCompiler } from '../../platforms/own/validators.ts';
import { accepted, cited, type OwnCheck, onEndpoint, refusedInput } from './calls.ts';
import { asText, canCarry, received } from './wire.ts';

/**
 * One check per keyword of what a call is told as text: parameters of query, path, header and
 * cookie, and fields of a form. Each keyword both ways, one deviation per request.
 */
export function inputChecks(document: OpenApiDocument, endpoint: Endpoint): readonly OwnCheck[] {
  const compile = createCompiler(() => `${endpoint.method.toUpperCase()} ${endpoint.path}`);
  const inputs = inputsOf(document, endpoint).filter(({ varied }) => varied);
  return inputs.flatMap((input) =>
    groupsFor(input).map((group) => ({
      ...onEndpoint(endpoint),
      id: [
        'own.input',
        endpoint.operation.operationId,
        input.name.replaceAll(/[^\w-]/g, '-'),
        group.id,
      ].join('.'),
      requirements: cited([...input.clauses, ...(endpoint.operation['x-clause'] ?? [])]),
      severity: group.optional ? 'should' : 'must',
      field: input.name,
      title: {
        zh: `${input.name}：${group.title.zh}`,
        en: `${input.name}: ${group.title.en}`,
      },
      run: (session) => tryAll(session, endpoint, input, { group, fits: compile(input.schema) }),
    })),
  );
}

/** On the wire everything is text: nothing is null there, and of a text no type can be wrong. */
function groupsFor(input: Input): readonly CandidateGroup[] {
  const { schema, required, place } = input;
  const kinds = kindsOf(schema);
  const isText = kinds.size === 0 || kinds.has('string');
  const unfit = new Set([
    'null',
    'spelling',
    ...(isText || kinds.has('array') ? ['type'] : []),
    ...(place === 'path' ? ['required'] : []),
    // Many take an empty parameter for none.
    ...(required ? [] : ['empty', 'blank']),
  ]);
  return [...shown(input), ...candidateGroups(schema, required)]
    .filter(({ id }) => !unfit.has(id))
    .map((group) => ({ ...group, candidates: sendable(input, group.candidates) }))
    .filter(({ candidates }) => candidates.length > 0);
}

/** A right call leaves out what need not be given, so its example is tried by itself. */
const shown = ({ required, example }: Input): readonly CandidateGroup[] =>
  required || example === undefined
    ? []
    : [
        {
          id: 'example',
          title: { zh: '契约中的例子被接受', en: 'the example of the contract is accepted' },
          candidates: [literal(example)],
        },
      ];

const sendable = (input: Input, candidates: CandidateGroup['candidates']) =>
  candidates.filter(
    ({ value, change }) => change !== undefined || value === undefined || canCarry(input, value),
  );

interface Trial {
  readonly group: CandidateGroup;
  readonly fits: (value: unknown) => unknown;
}

async function tryAll(
  session: OwnSession,
  endpoint: Endpoint,
  input: Input,
  { group: { candidates, few = candidates }, fits }: Trial,
): Promise<void> {
  const key = keyOf(input);
  for (const { value, change, says } of isSafe(endpoint) ? candidates : few) {
    const { inputs, json } = session.right(endpoint);
    const put = change ? change(inputs.get(key) ?? input.example) : value;
    if ((change && put === undefined) || (put !== undefined && !canCarry(input, put))) continue;
    const text = put === undefined ? undefined : asText(put);
    const isRight = text === undefined ? !input.required : fits(received(input.schema, text));
    // What is stored needs its mark more than the check needs another right value.
    if (isRight && isUnique(input)) continue;
    const reply = await session.call(endpoint, { json, inputs: new Map(inputs).set(key, text) });
    const control = () => session.call(endpoint, session.right(endpoint));
    try {
      if (isRight) accepted(reply);
      else if (input.place === 'path')
        await refusedInput(reply, control, ['bad-input', 'not-found']);
      else await refusedInput(reply, control);
    } catch (error) {
      const told = { zh: `${input.name} = ${says.zh}`, en: `${input.name} = ${says.en}` };
      throw error instanceof Mismatch ? error.about(told) : error;
    }
  }
}
