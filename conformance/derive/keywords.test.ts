import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Endpoint, Json } from '../../spec/document.ts';
import { byOutcome, replyOf } from '../testing/by-outcome.ts';
import { deriveBodyChecks } from './bodies.ts';
import { asReceived, type Keywords } from './candidate.ts';
import type { Hands } from './hands.ts';

/** An endpoint as far as it matters: which value of the one field it takes. */
type Taking = (value: unknown) => boolean;

const ajv = new Ajv2020({
  formats: { 'date-time': (text) => /T.*(Z|[+-]\d\d:\d\d)$/.test(text) && exists(text) },
});

/** JavaScript's own reading rolls over days that no month has. */
const exists = (text: string): boolean =>
  !Number.isNaN(Date.parse(text)) &&
  new Date(`${text.slice(0, 19)}Z`).toISOString().startsWith(text.slice(0, 19));

function checksOf(field: Keywords, example: Json, required: boolean) {
  const schema = { type: 'object', properties: { it: field }, required: required ? ['it'] : [] };
  const media = { schema, examples: { one: { value: { it: example } } } };
  const operation = {
    operationId: 'ask',
    summary: '',
    requestBody: { content: { 'application/json': media } },
    responses: {},
  };
  const endpoint: Endpoint = { path: '/ask', method: 'post', operation, parameters: [] };
  const validate = ajv.compile(schema);
  return { checks: deriveBodyChecks('mini', endpoint, validate, hands), fits: validate };
}

const hands: Hands<Taking> = {
  ...byOutcome,
  sendBody: async (takes, _, body) =>
    replyOf(takes((asReceived(body) as { readonly it?: unknown }).it)),
  triesObjects: true,
  warn: () => undefined,
};

/** The last part of the ids of the checks that find fault with an endpoint. */
async function found(field: Keywords, example: Json, takes: Taking | null, required = false) {
  const { checks, fits } = checksOf(field, example, required);
  const right: Taking = (value) => fits(value === undefined ? {} : { it: value });
  const failed = [];
  for (const check of checks) {
    const wrong = await Promise.resolve(check.run(takes ?? right)).then(
      () => null,
      (e) => e,
    );
    if (wrong !== null) failed.push(check.id.replace('mini.input.ask.', ''));
  }
  return failed;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown): value is number => Number.isInteger(value);
const list: Keywords = { type: 'array', items: { type: 'string' } };
const code: Keywords = { type: 'string', pattern: '^[0-9]{4}$' };
const closed: Keywords = {
  type: 'object',
  properties: { a: { type: 'string' } },
  additionalProperties: false,
};

/** What is wrong in words, the field, a right value of it, the endpoint, the check that tells. */
const faults: readonly (readonly [string, Keywords, Json, Taking, string])[] = [
  ['enum without case', { enum: ['A', 'B'] }, 'A', (v) => /^[ab]$/i.test(`${v}`), 'enum'],
  ['enum of a member only', { enum: ['A', 'B'] }, 'A', (v) => v === 'A', 'enum'],
  ['enum with a line break', { enum: ['A'] }, 'A', (v) => `${v}`.trimEnd() === 'A', 'enum'],
  ['another constant', { const: 7 }, 7, (v) => v === 7 || v === 8, 'const'],
  ['below the minimum', { type: 'integer', minimum: 3 }, 5, (v) => isWhole(v) && v > 1, 'minimum'],
  ['not the minimum', { type: 'integer', minimum: 3 }, 5, (v) => isWhole(v) && v > 3, 'minimum'],
  [
    'the exclusive minimum',
    { type: 'number', exclusiveMinimum: 0 },
    1,
    (v) => typeof v === 'number' && v >= 0,
    'minimum',
  ],
  ['above the maximum', { type: 'integer', maximum: 9 }, 5, (v) => isWhole(v) && v < 11, 'maximum'],
  ['no multiple', { type: 'integer', multipleOf: 5 }, 5, isWhole, 'multipleOf'],
  ['a fraction', { type: 'integer' }, 5, (v) => typeof v === 'number', 'whole'],
  ['words for yes', { type: 'boolean' }, true, (v) => /^(true|false)$/.test(`${v}`), 'type'],
  ['digits for a number', { type: 'integer' }, 5, (v) => /^-?\d+$/.test(`${v}`), 'type'],
  ['null refused', { type: ['string', 'null'] }, 'x', isText, 'null'],
  [
    'units for characters',
    { type: 'string', maxLength: 4 },
    'x',
    (v) => isText(v) && v.length <= 4,
    'maxLength',
  ],
  [
    'too few characters in many units',
    { type: 'string', minLength: 2 },
    'xx',
    (v) => isText(v) && v.length >= 2,
    'minLength',
  ],
  ['a line break after', code, '2026', (v) => isText(v) && /^[0-9]{4}\n?$/.test(v), 'pattern'],
  ['full-width digits', code, '2026', (v) => isText(v) && /^\p{Nd}{4}$/u.test(v), 'pattern'],
  ['a part that fits', code, '2026', (v) => isText(v) && /[0-9]{4}/.test(v), 'pattern'],
  ['one item', { ...list, minItems: 2 }, ['a', 'b'], (v) => sized(v, 1, 99), 'minItems'],
  ['an item more', { ...list, maxItems: 3 }, ['a'], (v) => sized(v, 0, 4), 'maxItems'],
  ['an item fewer', { ...list, maxItems: 3 }, ['a'], (v) => sized(v, 0, 2), 'maxItems'],
  ['an item twice', { ...list, uniqueItems: true }, ['a'], (v) => sized(v, 0, 99), 'uniqueItems'],
  [
    'a moment without a zone',
    { type: 'string', format: 'date-time' },
    '2026-03-05T08:09:10Z',
    (v) => isText(v) && !Number.isNaN(Date.parse(v)),
    'format',
  ],
  [
    'unknown fields',
    closed,
    { a: 'x' },
    (v) => typeof v === 'object' && v !== null && !Array.isArray(v),
    'qiyueUnknown.additionalProperties',
  ],
  ['a list for an object', closed, { a: 'x' }, () => true, 'type'],
];

const sized = (value: unknown, least: number, most: number): boolean =>
  Array.isArray(value) && value.every(isText) && value.length >= least && value.length <= most;

describe('the checks of a keyword', () => {
  it.each(faults)('notice %s', async (_, field, example, takes, group) => {
    expect(await found(field, example, (value) => value === undefined || takes(value))).toContain(
      `it.${group}`,
    );
  });

  it.each(faults)('pass where the schema is obeyed: %s', async (_, field, example) => {
    expect(await found(field, example, null)).toEqual([]);
  });

  it('notice that a required value may be missing', async () => {
    const takes: Taking = (value) => value === undefined || isText(value);

    expect(await found({ type: 'string' }, 'x', takes, true)).toEqual(['it.required']);
  });
});
