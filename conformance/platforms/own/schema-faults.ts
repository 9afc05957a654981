import type { Json } from '../../../spec/document.ts';
import type { Text } from '../../../spec/language.ts';
import { isList, isObject, type JsonObject, type Resolved } from './references.ts';
import { faulty } from './source.ts';

/**
 * Looks for what no check could be made of: patterns that are no regular expressions, and bounds
 * between which there is nothing. Throws `UsageError` with file and line, before anything is sent.
 */
export function assertSchemas({ document, placeOf, root }: Resolved): void {
  for (const schema of objectsIn(document, 'object', new Set())) {
    const [fault] = [...patternFaults(schema), ...boundFaults(schema)];
    if (fault === undefined) continue;
    const { source = root, keys = [] } = placeOf(schema) ?? {};
    throw faulty(source.file, source.lineOf([...keys, ...fault.keys]), fault.says);
  }
}

interface SchemaFault {
  readonly keys: readonly string[];
  readonly says: Text;
}

function patternFaults({ pattern, patternProperties }: JsonObject): readonly SchemaFault[] {
  const own = typeof pattern === 'string' ? [{ pattern, keys: ['pattern'] }] : [];
  const names = isObject(patternProperties) ? Object.keys(patternProperties) : [];
  const all = [
    ...own,
    ...names.map((name) => ({ pattern: name, keys: ['patternProperties', name] })),
  ];
  return all.flatMap(({ pattern, keys }) => {
    const why = brokenness(pattern);
    if (why === null) return [];
    const zh = `pattern ${pattern} 不是合法的正则表达式（${why}）`;
    const en = `the pattern ${pattern} is no regular expression (${why})`;
    return [{ keys, says: { zh, en } }];
  });
}

/** What the engine says behind the pattern; Ajv reads patterns with the same flag. */
function brokenness(pattern: string): string | null {
  try {
    new RegExp(pattern, 'u');
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split(': ').at(-1) ?? '') : String(error);
  }
}

const bounds = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

const boundFaults = (schema: JsonObject): readonly SchemaFault[] =>
  bounds.flatMap(([least, most]) => {
    const [low, high] = [schema[least], schema[most]];
    if (typeof low !== 'number' || typeof high !== 'number' || low <= high) return [];
    const says = {
      zh: `${least} ${low} 大于 ${most} ${high}，没有合乎它的值`,
      en: `${least} ${low} is more than ${most} ${high}, so nothing is right`,
    };
    return [{ keys: [least], says }];
  });

/** Keys under which there is data, and keys under which a person chose the names. */
const data = new Set(['example', 'examples', 'default', 'const', 'enum', 'value']);
const named = new Set(
  'properties patternProperties $defs dependentSchemas schemas responses headers'.split(' '),
);

/** Every object that may be a schema, once; what two places refer to is the same object. */
function* objectsIn(
  node: Json | undefined,
  kind: 'object' | 'names',
  seen: Set<object>,
): Generator<JsonObject> {
  if (isList(node)) for (const item of node) yield* objectsIn(item, 'object', seen);
  if (!isObject(node) || seen.has(node)) return;
  seen.add(node);
  if (kind === 'object') yield node;
  for (const [key, value] of Object.entries(node)) {
    if (kind === 'names') yield* objectsIn(value, 'object', seen);
    else if (!data.has(key) && !key.startsWith('x-')) {
      yield* objectsIn(value, named.has(key) ? 'names' : 'object', seen);
    }
  }
}
