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

  it('shows in the first branch the value that the if asks for, not the choice', () => {
    const ack = { enum: ['YES', 'NO'] };
    const branches = {
      if: { properties: { ack: { const: 'YES' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { description: 'yes' },
      else: { description: 'no' },
    };

    expect(readable({ properties: { ack }, ...branches })).toEqual({
      oneOf: [
        { title: 'yes', description: 'yes', properties: { ack: { const: 'YES' } } },
        { title: 'no', description: 'no', properties: { ack } },
      ],
    });
  });

  it('shows the usual form before the one that a field tells, side by side with its branches', () => {
    const sealed = { description: 'sealed: nobody can read it', properties: { cipher: true } };
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    const reply = { if: { required: ['cipher'] }, then: sealed, else: envelope };

    expect(readable(reply)).toMatchObject({
      oneOf: [{ title: 'success' }, { title: 'failure' }, { title: 'sealed' }],
    });
  });

  it('gives each object of an anyOf a title', () => {
    const plain = { type: 'object', description: 'a plain one；anything', properties: {} };

    expect(readable({ anyOf: [plain] })).toEqual({ anyOf: [{ title: 'a plain one', ...plain }] });
  });

  it('shows a text that may not be blank as one that is not empty', () => {
    expect(readable({ pattern: '\\S', maxLength: 64 })).toEqual({ minLength: 1, maxLength: 64 });
  });

  it('puts what a reply adds into each branch, but no items into a list that stays empty', () => {
    const reply = { allOf: [envelope], properties: { rows: { items: { type: 'object' } } } };

    expect(readable(reply)).toEqual({
      oneOf: [
        expect.objectContaining({
          properties: {
            code: { type: 'integer', const: 0 },
            rows: { type: 'array', items: { type: 'object' } },
          },
        }),
        expect.objectContaining({
          properties: {
            code: { type: 'integer' },
            rows: { type: 'array', prefixItems: [], const: [] },
          },
        }),
      ],
    });
  });

  it('shows a list that stays empty by its value, and lays open the default reply', () => {
    const empty = { type: 'array', maxItems: 0 };
    const reply = { default: { content: { schema: empty } } };

    expect(readable(reply)).toEqual({
      default: { content: { schema: { type: 'array', prefixItems: [], const: [] } } },
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
