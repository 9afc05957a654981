import type { Schema } from '../../spec/document.ts';
import type { Text } from '../../spec/language.ts';

/** A value to try in the place of a field; whether it is allowed, the schema's validator says. */
export interface Candidate {
  readonly value: unknown;
  readonly says: Text;
}

/** Candidates that try the same thing, so that one fault gives one finding. */
export interface CandidateGroup {
  /** Last part of the check's id: a keyword, or what the values have in common. */
  readonly id: string;
  readonly title: Text;
  readonly candidates: readonly Candidate[];
  /** A wish rather than a rule: the text leaves it open. */
  readonly optional?: boolean;
}

/** The groups that can decide something about a field with this schema. */
export function candidateGroups(schema: Schema): readonly CandidateGroup[] {
  const limits = [schema, ...(schema.anyOf ?? [])];
  const longest = limits.find(({ maxLength }) => maxLength !== undefined)?.maxLength;
  const number = limits.some(({ type }) => type === 'integer' || type === 'number');
  return [
    types,
    nothing,
    ...(number ? [numbers, digits] : []),
    ...(longest === undefined ? [] : [lengths(longest)]),
    ...(number ? [] : [characters]),
  ];
}

const told = (zh: string, en: string): Text => ({ zh, en });
const literal = (value: unknown): Candidate => {
  const text = JSON.stringify(value);
  return { value, says: { zh: text, en: text } };
};

const types: CandidateGroup = {
  id: 'type',
  title: told('类型不对的值被拒绝', 'values of a wrong type are refused'),
  candidates: [12.5, 7, 0, true, false, [], {}, ['x'], { x: 'y' }].map(literal),
};

const nothing: CandidateGroup = {
  id: 'null',
  title: told('null 被拒绝', 'null is refused'),
  candidates: [literal(null)],
  optional: true,
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

const repeated = (character: string, count: number, name: Text): Candidate => ({
  value: character.repeat(count),
  says: { zh: `${count} 个${name.zh}`, en: `${count} ${name.en}` },
});

/** Characters are counted, not the 16-bit units of a programming language. */
const lengths = (longest: number): CandidateGroup => ({
  id: 'maxLength',
  title: told(
    `至多 ${longest} 个字符：刚好的被接受，多一个的被拒绝`,
    `at most ${longest} characters: exactly that many are accepted, one more is refused`,
  ),
  candidates: [
    repeated('x', longest, told('拉丁字母', 'Latin letters')),
    repeated('汉', longest, told('汉字', 'Han characters')),
    repeated('𠮷', longest, told('增补平面汉字', 'astral Han characters')),
    repeated('x', longest + 1, told('拉丁字母', 'Latin letters')),
    repeated('𠮷', longest + 1, told('增补平面汉字', 'astral Han characters')),
  ],
});

const characters: CandidateGroup = {
  id: 'characters',
  title: told('各类文字都按原样接受', 'characters of every kind are accepted as they are'),
  candidates: [
    { value: '武汉不存在的公司', says: told('常用汉字', 'common Han characters') },
    { value: '𠮷野𪚥株式会社', says: told('增补平面汉字', 'astral Han characters') },
    { value: 'ＱＩＹＵＥ１２３', says: told('全角字母和数字', 'full-width letters and digits') },
    { value: 'qi\u200byue\u200d', says: told('零宽字符', 'zero-width characters') },
    { value: 'qie\u0301yue\u0308', says: told('组合附加符号', 'combining marks') },
    { value: '👩‍👩‍👧‍👦', says: told('表情符号序列', 'an emoji sequence') },
    { value: `"\\/'<>&%_;--`, says: told('标点和转义符', 'punctuation and escapes') },
    { value: '  qiyue  ', says: told('首尾空格', 'blanks around') },
  ],
};
