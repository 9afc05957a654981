import { describe, expect, it } from 'vitest';
import { readable } from './readable.ts';

const envelope = {
  type: 'object',
  properties: { code: { type: 'integer' } },
  if: { properties: { code: { const: 0 } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { description: 'success', required: ['rows'], properties: { rows: { type: 'array' } } },
  else: { description: 'failure', properties: { rows: { type: 'array', maxItems: 0 } } },
};

describe('a schema for reading', () => {
  it('merges allOf: own words win, required fields add up', () => {
    const base = { description: 'base', required: ['a'], properties: { a: { type: 'string' } } };
    const schema = { allOf: [base], description: 'own', required: ['b'], properties: { b: true } };

    expect(readable(schema)).toEqual({
      description: 'own',
      required: ['a', 'b'],
      properties: { a: { type: 'string' }, b: true },
    });
  });

  it('offers the two branches of an if as a choice with titles', () => {
    expect(readable(envelope)).toMatchObject({
      oneOf: [
        { title: 'success', properties: { code: { type: 'integer' }, rows: { type: 'array' } } },
        { title: 'failure' },
      ],
    });
  });

  it('puts what a reply adds into each branch, but no items into a list that stays empty', () => {
    const reply = { allOf: [envelope], properties: { rows: { items: { type: 'object' } } } };

    expect(readable(reply)).toEqual({
      oneOf: [
        expect.objectContaining({
          properties: {
            code: { type: 'integer' },
            rows: { type: 'array', items: { type: 'object' } },
          },
        }),
        expect.objectContaining({
          properties: { code: { type: 'integer' }, rows: { type: 'array', maxItems: 0 } },
        }),
      ],
    });
  });

  it('drops an anyOf that only demands presence, and keeps one of types', () => {
    const presence = { anyOf: [{ required: ['a'] }, { required: ['b'] }] };
    const types = { anyOf: [{ type: 'integer' }, { type: 'string' }] };

    expect([presence, types].map(readable)).toEqual([{}, types]);
  });

  it('leaves the values of examples alone', () => {
    const example = { value: { allOf: [{ a: 1 }], anyOf: [] } };

    expect(readable(example)).toEqual(example);
  });
});
