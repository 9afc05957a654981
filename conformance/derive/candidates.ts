import type { Schema } from '../../spec/document.ts';
import type { Text } from '../../spec/language.ts';
import { dates } from './date-candidates.ts';
import { blank, characters, empty, lengths } from './text-candidates.ts';

/** A value to try in the place of a field; whether it is allowed, the schema's validator says. */
export interface Candidate {
  /** Undefined to leave the field out. */
  readonly value: unknown;
  readonly says: Text;
}

/** Candidates that try the same thing, so that one fault gives one finding. */
export interface CandidateGroup {
  /** Last part of the check's id: a keyword, or what the values have in common. */
  readonly id: string;
  readonly title: Text;
  readonly candidates: readonly Candidate[];
  /** The same in few requests, for endpoints that keep what they accept. */
  readonly few?: readonly Candidate[];
  /** In a list, each value stands in one of the items, and each of the items has some. */
  readonly spread?: boolean;
  /** A wish rather than a rule: the text leaves it open. */
  readonly optional?: boolean;
}

/** The groups that can decide something about a field, or an item of a list, with this schema. */
export function candidateGroups(schema: Schema, required = false): readonly CandidateGroup[] {
  if (schema.properties) return [items];
  const isList = schema.type === 'array';
  return [
    ...(required ? [missing] : []),
    isList ? notLists : types,
    required ? nothing : { ...nothing, optional: true },
    ...(isList ? listGroups(schema) : valueGroups(schema)),
  ];
}

function valueGroups(schema: Schema): readonly CandidateGroup[] {
  const limits = [schema, ...(schema.anyOf ?? [])];
  const longest = limits.find(({ maxLength }) => maxLength !== undefined)?.maxLength;
  if (limits.some(({ type }) => type === 'integer' || type === 'number')) return [numbers, digits];
  if (schema.format === 'date') return [empty, ...dates];
  const filled = schema.pattern !== undefined || schema.minLength !== undefined;
  return [
    ...(filled ? [empty, blank] : []),
    // A limit that is ours alone binds nobody else.
    ...(longest === undefined || schema['x-own-limit'] ? [] : [lengths(longest)]),
    characters,
  ];
}

const listGroups = ({ minItems = 0 }: Schema): readonly CandidateGroup[] =>
  minItems > 0 ? [noItems] : [];

const told = (zh: string, en: string): Text => ({ zh, en });
const literal = (value: unknown): Candidate => {
  const text = JSON.stringify(value);
  return { value, says: { zh: text, en: text } };
};

const missing: CandidateGroup = {
  id: 'required',
  title: told('没有给出的被拒绝', 'refused when missing'),
  candidates: [{ value: undefined, says: told('没有给出', 'nothing at all') }],
};

const types: CandidateGroup = {
  id: 'type',
  title: told('类型不对的值被拒绝', 'values of a wrong type are refused'),
  candidates: [12.5, 7, 0, true, false, [], {}, ['x'], { x: 'y' }].map(literal),
  spread: true,
};

const notLists: CandidateGroup = {
  id: 'type',
  title: told('不是列表的值被拒绝', 'what is no list is refused'),
  candidates: [7, true, false, 'x', '[]', {}, { x: 'y' }].map(literal),
};

const nothing: CandidateGroup = {
  id: 'null',
  title: told('null 被拒绝', 'null is refused'),
  candidates: [literal(null)],
};

const noItems: CandidateGroup = {
  id: 'minItems',
  title: told('空列表被拒绝', 'an empty list is refused'),
  candidates: [literal([])],
};

const items: CandidateGroup = {
  id: 'items',
  title: told('不是对象或者全空的一项被拒绝', 'an item that is no object, or empty, is refused'),
  candidates: [null, 'x', 7, [], {}].map(literal),
};

const numbers: CandidateGroup = {
  id: 'minimum',
  title: told('超出范围的值被拒绝', 'values out of range are refused'),
  candidates: [0, -1, '0', '-1', 'abc', '1.5', '１'].map(literal),
};

const digits: CandidateGroup = {
  id: 'integer',
  title: told('整数和数字串都被接受', 'integers and strings of digits are accepted'),
  candidates: [1, '1', 2, '2', 1_000_000].map(literal),
};
