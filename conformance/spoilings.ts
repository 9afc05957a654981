import { otherCase } from './curl/shell.ts';

/** What a database would take for code, where it is not kept apart from the text of a query. */
export const asCode = "' OR '1'='1";

/** A way to spoil a secret or a token a little. */
export interface Spoiling {
  readonly name: string;
  readonly spoil: (right: string) => string;
  /** What the spoiled one is. */
  readonly zh: string;
  readonly en: string;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Another last character, which stands for other bits also where a text is read as base64. */
const changed = (text: string): string =>
  text.slice(0, -1) + (alphabet[alphabet.indexOf(text.slice(-1)) ^ 32] ?? 'A');

const reversed = (text: string): string => [...text].reverse().join('');

/** What comes of them is not what was given, but where that has no other case, or is too short. */
export const spoilings: readonly Spoiling[] = [
  {
    name: 'changed-first',
    spoil: (right) => reversed(changed(reversed(right))),
    zh: '第一个字符不同',
    en: 'whose first character is another',
  },
  {
    name: 'changed',
    spoil: changed,
    zh: '最后一个字符不同',
    en: 'whose last character is another',
  },
  {
    name: 'short',
    spoil: (right) => right.slice(0, -1),
    zh: '少了最后一个字符',
    en: 'without its last character',
  },
  {
    name: 'long',
    spoil: (right) => `${right}0`,
    zh: '多出一个字符',
    en: 'with a character too many',
  },
  {
    name: 'prefix',
    spoil: (right) => right.slice(0, Math.min(8, right.length - 1)),
    zh: '只有开头几个字符',
    en: 'cut after its first characters',
  },
  { name: 'case', spoil: otherCase, zh: '大小写颠倒', en: 'in the other case' },
  {
    name: 'blank-after',
    spoil: (right) => `${right} `,
    zh: '末尾多出空格',
    en: 'with a blank after it',
  },
];

/** The list without some of them. */
export const spoilingsBut = (...names: readonly string[]): readonly Spoiling[] =>
  spoilings.filter(({ name }) => !names.includes(name));

/** A UUID or a hexadecimal number is the same in the other case. */
export const isSameSpoiled = (name: string, right: string): boolean =>
  name === 'case' && /^[\da-f-]*$/i.test(right);
