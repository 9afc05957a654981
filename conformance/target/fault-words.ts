import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Text } from '../../spec/language.ts';
import { similar } from '../selection/closest.ts';

/** One key of a target file that is wrong: which, what is wrong with it, and what stands there. */
export interface Wrong {
  /** The beginning of a sentence: the dotted key, or what the whole file is called. */
  readonly subject: Text;
  readonly params: ErrorObject['params'];
  readonly found: unknown;
  /** Whether what stands there may be told: never of what may be a secret. */
  readonly isOpen: boolean;
}

/** What a keyword of the schema says of a key that breaks it. */
export const keywordWords: Readonly<Record<string, (wrong: Wrong) => Text>> = {
  type: (wrong) => {
    const { zh, en } = kinds[String(wrong.params['type'])] ?? kinds.object;
    const quoted = wrong.params['type'] === 'string' && typeof wrong.found === 'number';
    return told(wrong, { zh: `应为${zh}`, en: `has to be ${en}` }, quoted ? quotes : nothing);
  },
  enum: (wrong) => {
    const all = (wrong.params['allowedValues'] as readonly unknown[]).map(String);
    const close = wrong.isOpen ? similar(String(wrong.found), all) : undefined;
    return told(
      wrong,
      { zh: `应为 ${all.join('、')} 之一`, en: `has to be one of ${all.join(', ')}` },
      close ? { zh: `；是不是 ${close}？`, en: `; did you mean ${close}?` } : nothing,
    );
  },
  pattern: ({ subject, params }) => {
    const { zh, en } = patternWords(String(params['pattern'])) ?? unsuitable;
    return { zh: `${subject.zh}${zh}`, en: `${subject.en} ${en}` };
  },
  propertyNames: ({ subject, params }) => ({
    zh: `${subject.zh}的“${params['propertyName']}”不能作 HTTP 头的名字`,
    en: `"${params['propertyName']}" in ${subject.en} is no name of an HTTP header`,
  }),
  minimum: bounded('不小于', 'at least'),
  maximum: bounded('不大于', 'at most'),
  exclusiveMinimum: bounded('大于', 'greater than'),
  minLength: empty,
  minProperties: empty,
  uniqueItems: ({ subject }) => ({
    zh: `${subject.zh}有重复的项`,
    en: `${subject.en} holds an item twice`,
  }),
};

const patterns: Readonly<Record<string, Text>> = {
  '^https?://[^\\s]+$': {
    zh: '应为以 http:// 或 https:// 开头、没有空白的地址',
    en: 'has to be an address that begins with http:// or https:// and has no blanks',
  },
  '^/': { zh: '应以 / 开头', en: 'has to begin with /' },
  '^(04)?[0-9A-Fa-f]{128}$': {
    zh: '应为 SM2 公钥：128 位十六进制数字，前面可以有 04',
    en: 'has to be an SM2 public key: 128 hexadecimal digits, perhaps with 04 before them',
  },
  '^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}$': {
    zh: '应为 yyyy-MM-dd HH:mm:ss 形式的时间',
    en: 'has to be a time as yyyy-MM-dd HH:mm:ss',
  },
  '^[!-~]([ -~]*[!-~])?$': {
    zh: '应为首尾没有空格的 ASCII 字符：它放在 HTTP 头里',
    en: 'has to be ASCII characters without blanks around them: it travels in an HTTP header',
  },
  '^[\\t -~\\u0080-\\u00ff]*$': {
    zh: '含有 HTTP 头不能带的字符',
    en: 'has characters that no HTTP header can carry',
  },
  "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$": unnamed('HTTP 头的名字', 'the name of an HTTP header'),
};

/** What a pattern of the schema demands; undefined of one that nobody has put into words. */
export const patternWords = (pattern: string): Text | undefined => patterns[pattern];

const unsuitable = { zh: '不合要求的形式', en: 'has not the form that is wanted' };
const nothing: Text = { zh: '', en: '' };
const quotes = { zh: '；请加引号', en: '; put it in quotation marks' };

function unnamed(zh: string, en: string): Text {
  return { zh: `应为${zh}`, en: `has to be ${en}` };
}

function bounded(zh: string, en: string): (wrong: Wrong) => Text {
  return (wrong) => {
    const { limit } = wrong.params;
    return told(wrong, { zh: `应${zh} ${limit}`, en: `has to be ${en} ${limit}` }, nothing);
  };
}

function empty({ subject }: Wrong): Text {
  return { zh: `${subject.zh}不能为空`, en: `${subject.en} has to have a value` };
}

function told({ subject, found, isOpen }: Wrong, wanted: Text, more: Text): Text {
  const isPlain = typeof found === 'string' || typeof found === 'number';
  const kind = kinds[kindOf(found)] ?? kinds.object;
  const is = isOpen && isPlain ? valueWords(found) : kind;
  return {
    zh: `${subject.zh}${wanted.zh}，实为${is.zh}${more.zh}`,
    en: `${subject.en} ${wanted.en}, and is ${is.en}${more.en}`,
  };
}

/** As JSON has it, so that a text is told from a number. */
function valueWords(found: string | number): Text {
  const json = JSON.stringify(found).slice(0, 60);
  return { zh: ` ${json}`, en: json };
}

const kindOf = (found: unknown): string =>
  found === null ? 'null' : Array.isArray(found) ? 'array' : typeof found;

const kinds = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '真假值', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组键和值', en: 'keys with values' },
  null: { zh: '空', en: 'nothing' },
  undefined: { zh: '空', en: 'nothing' },
} as const satisfies Readonly<Record<string, Text>> as Readonly<Record<string, Text>> & {
  readonly object: Text;
};
