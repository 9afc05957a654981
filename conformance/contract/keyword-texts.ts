import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Text } from '../../spec/language.ts';
import { shown } from '../shown.ts';

type Texts = { readonly expected: Text; readonly actual: Text };

/** What a failed keyword expected and what it found, in both languages. */
export function keywordTexts({ keyword, params, message }: ErrorObject, value: unknown): Texts {
  const expect = wording[keyword]?.(params) ?? same(message ?? keyword);
  return { expected: expect, actual: shown(value) };
}

const same = (text: string): Text => ({ zh: text, en: text });

const list = (value: unknown): string => (Array.isArray(value) ? value.join(' / ') : String(value));

const wording: Readonly<Record<string, (params: Record<string, unknown>) => Text>> = {
  type: ({ type }) => ({ zh: `类型为 ${list(type)} 的值`, en: `a value of type ${list(type)}` }),
  const: ({ allowedValue }) => ({
    zh: `恰为 ${JSON.stringify(allowedValue)}`,
    en: `exactly ${JSON.stringify(allowedValue)}`,
  }),
  enum: ({ allowedValues }) => ({
    zh: `以下各值之一：${list(allowedValues)}`,
    en: `one of ${list(allowedValues)}`,
  }),
  required: ({ missingProperty }) => ({
    zh: `有字段 ${missingProperty}`,
    en: `a field ${missingProperty}`,
  }),
  pattern: ({ pattern }) => ({ zh: `符合模式 ${pattern}`, en: `a value matching ${pattern}` }),
  format: ({ format }) => ({ zh: `合乎格式 ${format}`, en: `a value of the format ${format}` }),
  minLength: ({ limit }) => ({ zh: `至少 ${limit} 个字符`, en: `at least ${limit} characters` }),
  maxLength: ({ limit }) => ({ zh: `至多 ${limit} 个字符`, en: `at most ${limit} characters` }),
  minItems: ({ limit }) => ({ zh: `至少 ${limit} 项`, en: `at least ${limit} items` }),
  maxItems: ({ limit }) => ({ zh: `至多 ${limit} 项`, en: `at most ${limit} items` }),
  minimum: ({ limit }) => ({ zh: `不小于 ${limit}`, en: `not less than ${limit}` }),
  maximum: ({ limit }) => ({ zh: `不大于 ${limit}`, en: `not more than ${limit}` }),
  not: () => ({ zh: '其他值', en: 'another value' }),
  anyOf: () => ({ zh: '符合所列的某一种形态', en: 'one of the described shapes' }),
};
