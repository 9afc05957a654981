import { type CandidateGroup, type Keywords, kindOf, kindsOf, literal, told } from './candidate.ts';
import { choices } from './choice-candidates.ts';
import { dates, dateTimes } from './date-candidates.ts';
import { listGroups } from './list-candidates.ts';
import { numberGroups } from './number-candidates.ts';
import { blank, characters, empty, lengths, patterned, shortest } from './text-candidates.ts';

/** The groups that can decide something about a field, or an item of a list, with this schema. */
export function candidateGroups(schema: Keywords, required = false): readonly CandidateGroup[] {
  if (schema.properties) return [items];
  const kinds = kindsOf(schema);
  const isList = kinds.has('array');
  return [
    ...(required ? [missing] : []),
    isList ? notLists : wrongTypes(kinds),
    nullGroup(kinds, required),
    ...(isList ? listGroups(schema) : valueGroups(schema, kinds)),
  ];
}

/** The groups of an object as a whole, beside those of its fields. */
export const objectGroups = (schema: Keywords, required: boolean): readonly CandidateGroup[] => [
  ...(required ? [missing] : []),
  notObjects,
  nullGroup(kindsOf(schema), required),
];

/** The group of a member that the schema of an object does not name and forbids. */
export const unknownMember: CandidateGroup = {
  id: 'additionalProperties',
  title: told('契约没有列出的字段被拒绝', 'a field that the contract does not list is refused'),
  candidates: ['x', null, {}].map(literal),
};

function valueGroups(schema: Keywords, kinds: ReadonlySet<string>): readonly CandidateGroup[] {
  if (schema.enum !== undefined || schema.const !== undefined) return [choices(schema)];
  if (kinds.has('integer') || kinds.has('number')) return numberGroups(schema, kinds);
  if (schema.format === 'date') return [empty, ...dates];
  if (schema.format === 'date-time') return [empty, ...dateTimes];
  if (kinds.size > 0 && !kinds.has('string')) return [];
  return textGroups(schema);
}

function textGroups(schema: Keywords): readonly CandidateGroup[] {
  const { minLength = 0, pattern } = schema;
  const limits = [schema, ...(schema.anyOf ?? [])];
  const longest = limits.find(({ maxLength }) => maxLength !== undefined)?.maxLength;
  const filled = pattern !== undefined || schema.minLength !== undefined;
  return [
    ...(filled ? [empty, blank] : []),
    ...(minLength > 1 ? [shortest(minLength)] : []),
    // A limit that is ours alone binds nobody else.
    ...(longest === undefined || schema['x-own-limit'] ? [] : [lengths(longest)]),
    ...(pattern === undefined || pattern === notBlank ? [] : [patterned]),
    characters,
  ];
}

/** Nothing more than that something is there, which other groups try. */
const notBlank = '\\S';

const missing: CandidateGroup = {
  id: 'required',
  title: told('没有给出的被拒绝', 'refused when missing'),
  candidates: [{ value: undefined, says: told('没有给出', 'nothing at all') }],
};

/** One of each type, and what many languages take for nothing, for yes or for a number. */
const ofEachType: readonly unknown[] = [
  ...[12.5, 7, 0, true, false, [], {}, ['x'], { x: 'y' }],
  ...['7', 'true', 'qiyue', ''],
];

function wrongTypes(kinds: ReadonlySet<string>): CandidateGroup {
  const numeric = kinds.has('integer') || kinds.has('number');
  // Where a number is meant, an empty text is to many what is not given: no other type of value.
  const values = numeric ? ofEachType.filter((value) => value !== '') : ofEachType;
  const others = values.filter((value) => !isOf(kinds.size > 0 ? kinds : anyText, value));
  return {
    id: 'type',
    title: told('类型不对的值被拒绝', 'values of a wrong type are refused'),
    candidates: others.map(literal),
    spread: true,
  };
}

const anyText: ReadonlySet<string> = new Set(['string']);

const isOf = (kinds: ReadonlySet<string>, value: unknown): boolean =>
  kinds.has(kindOf(value)) || (kinds.has('number') && typeof value === 'number');

const notLists: CandidateGroup = {
  id: 'type',
  title: told('不是列表的值被拒绝', 'what is no list is refused'),
  candidates: [7, true, false, 'x', '[]', {}, { x: 'y' }].map(literal),
};

const notObjects: CandidateGroup = {
  id: 'type',
  title: told('不是对象的值被拒绝', 'what is no object is refused'),
  candidates: [7, true, 'x', '{}', [], [{}]].map(literal),
};

function nullGroup(kinds: ReadonlySet<string>, required: boolean): CandidateGroup {
  const candidates = [literal(null)];
  if (kinds.has('null')) {
    return { id: 'null', title: told('null 被接受', 'null is accepted'), candidates };
  }
  const nothing = { id: 'null', title: told('null 被拒绝', 'null is refused'), candidates };
  return required ? nothing : { ...nothing, optional: true };
}

const items: CandidateGroup = {
  id: 'items',
  title: told('不是对象或者全空的一项被拒绝', 'an item that is no object, or empty, is refused'),
  candidates: [null, 'x', 7, [], {}].map(literal),
};
