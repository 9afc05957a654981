import type { Text } from '../../spec/language.ts';
import { type Candidate, type CandidateGroup, changed, told } from './candidate.ts';

/** Texts to try in the place of a field. */
export const empty: CandidateGroup = {
  id: 'empty',
  title: told('空字符串被拒绝', 'an empty string is refused'),
  candidates: [{ value: '', says: told('空字符串', 'an empty string') }],
};

export const blank: CandidateGroup = {
  id: 'blank',
  title: told('只有空白的值被拒绝', 'nothing but blanks is refused'),
  candidates: [
    { value: '  ', says: told('两个空格', 'two spaces') },
    { value: '\t', says: told('一个制表符', 'a tab') },
    { value: '　', says: told('一个全角空格', 'an ideographic space') },
  ],
  spread: true,
};

const repeated = (character: string, count: number, name: Text): Candidate => ({
  value: character.repeat(count),
  says: { zh: `${count} 个${name.zh}`, en: `${count} ${name.en}` },
});

/** Characters are counted, not the 16-bit units of a programming language. */
export const lengths = (longest: number): CandidateGroup => ({
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

/** The same at the other end. */
export const shortest = (least: number): CandidateGroup => ({
  id: 'minLength',
  title: told(
    `至少 ${least} 个字符：刚好的被接受，少一个的被拒绝`,
    `at least ${least} characters: exactly that many are accepted, one fewer is refused`,
  ),
  candidates: [
    repeated('x', least, told('拉丁字母', 'Latin letters')),
    repeated('汉', least, told('汉字', 'Han characters')),
    repeated('x', least - 1, told('拉丁字母', 'Latin letters')),
    // Twice as many units as characters: enough of them for whoever counts those.
    repeated('𠮷', least - 1, told('增补平面汉字', 'astral Han characters')),
  ],
});

const altered = (says: Text, change: (text: string) => string): Candidate =>
  changed(says, (present) => (typeof present === 'string' ? change(present) : undefined));

const wide = (digit: string): string => String.fromCharCode(digit.charCodeAt(0) + 0xfee0);

/** The value that is there, spoiled as input often is; what still fits is to be accepted. */
export const patterned: CandidateGroup = {
  id: 'pattern',
  title: told(
    '形式不合契约的值被拒绝，夹带换行和全角数字的也在内',
    'values of another form are refused, those with a line break or full-width digits too',
  ),
  candidates: [
    altered(told('末尾多一个字符', 'one character more'), (text) => `${text}~`),
    altered(told('末尾少一个字符', 'one character fewer'), (text) => text.slice(0, -1)),
    altered(told('前面多一个空格', 'a blank before it'), (text) => ` ${text}`),
    altered(told('末尾多一个换行', 'a line break after it'), (text) => `${text}\n`),
    altered(told('后面另起一行', 'another line after it'), (text) => `${text}\n~`),
    altered(told('数字写成全角', 'full-width digits'), (text) => text.replace(/\d/g, wide)),
    { value: 'qiyue ~', says: told('另一种形式', 'another form') },
  ],
};

export const characters: CandidateGroup = {
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
  few: [
    {
      value: ` 汉𠮷Ａ１\u200be\u0301👩‍👧"\\/'<&%;-- `,
      says: told('各类文字连在一起', 'characters of every kind in a row'),
    },
    // What some languages take for nothing.
    { value: '0', says: told('字符串 "0"', 'the string "0"') },
  ],
  spread: true,
};
