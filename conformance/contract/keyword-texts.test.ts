import type { ErrorObject } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { keywordTexts } from './keyword-texts.ts';

const texts = (keyword: string, params: object, value: unknown) => {
  const error = { keyword, params, message: 'must be odd', instancePath: '', schemaPath: '' };
  return keywordTexts(error as ErrorObject, value);
};

describe('the text of a failed keyword', () => {
  it.each([
    ['type', { type: ['string', 'null'] }, 'string / null'],
    ['const', { allowedValue: 20 }, '20'],
    ['enum', { allowedValues: ['a', 'b'] }, 'a / b'],
    ['required', { missingProperty: 'INV' }, 'INV'],
    ['pattern', { pattern: '^x$' }, '^x$'],
    ['format', { format: 'date' }, 'date'],
    ['minLength', { limit: 3 }, '3'],
    ['maxLength', { limit: 255 }, '255'],
    ['minItems', { limit: 1 }, '1'],
    ['maxItems', { limit: 20 }, '20'],
    ['minimum', { limit: 1 }, '1'],
    ['maximum', { limit: 9 }, '9'],
  ])('says in both languages what %s expected', (keyword, params, named) => {
    const { expected } = texts(keyword, params, 'x');

    expect(expected.zh).toMatch(/\p{Script=Han}/u);
    expect(expected.en).not.toMatch(/\p{Script=Han}/u);
    expect([expected.zh, expected.en].every((text) => text.includes(named))).toBe(true);
  });

  it('falls back on the words of the validator', () => {
    expect(texts('multipleOf', {}, 3).expected.en).toBe('must be odd');
  });

  it('shows the value as JSON, cut when long', () => {
    expect(texts('type', { type: 'object' }, { a: 1 }).actual.en).toBe('{"a":1}');
    expect(texts('type', {}, 'x'.repeat(500)).actual.en).toHaveLength(201);
  });

  it('says that an absent value is nothing', () => {
    expect(texts('required', { missingProperty: 'a' }, undefined).actual.en).toBe('nothing');
  });
});
