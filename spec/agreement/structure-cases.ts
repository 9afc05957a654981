import type { Case } from './cases.ts';

/** Keywords that combine schemas or look at lists and objects as a whole. */
export const structureCases: readonly Case[] = [
  {
    name: 'unevaluatedProperties sees through allOf',
    schema: {
      type: 'object',
      properties: { a: true },
      allOf: [{ type: 'object', properties: { b: true } }],
      unevaluatedProperties: false,
    },
    valid: [{}, { a: 1, b: 2 }],
    invalid: [{ c: 3 }, { a: 1, c: 3 }],
  },
  {
    name: 'unevaluatedProperties sees through if',
    schema: {
      type: 'object',
      properties: { a: true },
      if: { type: 'object', required: ['a'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { type: 'object', properties: { c: true } },
      unevaluatedProperties: false,
    },
    valid: [{}, { a: 1, c: 3 }],
    invalid: [{ c: 3 }, { a: 1, d: 4 }],
  },
  {
    name: 'additionalProperties with a schema',
    schema: { type: 'object', additionalProperties: { type: 'string' } },
    valid: [{}, { 名称: '武汉' }],
    invalid: [{ 名称: 1 }],
  },
  {
    name: 'dependentRequired',
    schema: { type: 'object', dependentRequired: { a: ['b'] } },
    valid: [{}, { b: 1 }, { a: 1, b: 2 }],
    invalid: [{ a: 1 }],
  },
  {
    name: 'dependentSchemas',
    schema: {
      type: 'object',
      dependentSchemas: { a: { type: 'object', required: ['b'], properties: { b: { const: 1 } } } },
    },
    valid: [{}, { b: 2 }, { a: 0, b: 1 }],
    invalid: [{ a: 0 }, { a: 0, b: 2 }],
  },
  {
    name: 'propertyNames',
    schema: { type: 'object', propertyNames: { type: 'string', pattern: '^[A-Z]+$' } },
    valid: [{}, { REGNO: 1 }],
    invalid: [{ regno: 1 }, { 注册号: 1 }],
  },
  {
    name: 'minProperties and maxProperties',
    schema: { type: 'object', minProperties: 1, maxProperties: 2 },
    valid: [{ a: 1 }, { a: 1, b: 2 }],
    invalid: [{}, { a: 1, b: 2, c: 3 }],
  },
  {
    name: 'prefixItems',
    schema: {
      type: 'array',
      prefixItems: [{ type: 'string' }, { type: 'integer' }],
      minItems: 2,
      items: false,
    },
    valid: [['a', 1]],
    invalid: [[], ['a'], [1, 'a'], ['a', 1, 2]],
  },
  {
    name: 'minContains and maxContains',
    schema: { type: 'array', contains: { const: 1 }, minContains: 2, maxContains: 3 },
    valid: [
      [1, 1],
      [0, 1, 1, 1],
    ],
    invalid: [[], [1], [1, 1, 1, 1]],
  },
  {
    name: 'minContains of nought lets contains be absent',
    schema: { type: 'array', contains: { const: 1 }, minContains: 0, maxContains: 1 },
    valid: [[], [0], [1]],
    invalid: [[1, 1]],
  },
  {
    name: 'uniqueItems compares values',
    schema: { type: 'array', uniqueItems: true },
    valid: [[], [1, '1'], [{ a: 1 }, { a: 2 }]],
    invalid: [
      [1, 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
  },
  {
    name: 'minItems and maxItems',
    schema: { type: 'array', minItems: 1, maxItems: 2 },
    valid: [[1], [1, 2]],
    invalid: [[], [1, 2, 3]],
  },
  {
    name: 'if, then and else',
    schema: {
      type: 'object',
      if: { type: 'object', required: ['code'], properties: { code: { enum: [0, '0'] } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { type: 'object', required: ['rows'] },
      else: { type: 'object', required: ['message'] },
    },
    valid: [
      { code: 0, rows: [] },
      { code: '0', rows: 1 },
      { code: 500, message: '' },
    ],
    invalid: [{ code: 0 }, { code: 500, rows: [] }, {}, { code: '00', rows: [] }],
  },
  {
    name: 'if on presence, with another if below its else',
    schema: {
      type: 'object',
      if: { type: 'object', required: ['sealed'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { type: 'object', required: ['digest'] },
      else: {
        type: 'object',
        required: ['result'],
        if: { type: 'object', properties: { result: { const: 1 } } },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        then: { type: 'object', required: ['data'] },
        else: { type: 'object', required: ['msg'] },
      },
    },
    valid: [
      { sealed: 1, digest: 1 },
      { result: 1, data: null },
      { result: 0, msg: '' },
    ],
    invalid: [{}, { sealed: null }, { result: 1, msg: '' }, { result: 0, data: 1 }],
  },
  {
    name: 'anyOf of objects, each with fields that the other does not know',
    schema: {
      anyOf: [
        { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
        { type: 'object', required: ['key'], properties: { key: { type: 'integer' } } },
      ],
    },
    valid: [{ name: '' }, { key: 1 }, { name: 1, key: 1 }, { name: '', key: '' }],
    invalid: [{}, { name: 1 }, { key: '' }, { name: 1, key: '' }],
  },
  {
    name: 'anyOf',
    schema: {
      anyOf: [
        { type: 'integer', minimum: 1 },
        { type: 'string', pattern: '^0*[1-9][0-9]*$' },
      ],
    },
    valid: [1, '1', '007'],
    invalid: [0, '0', '-1', '', ' 1', 1.5, null],
  },
  {
    name: 'oneOf refuses two that fit',
    schema: { oneOf: [{ type: 'integer' }, { type: 'number', minimum: 10 }] },
    valid: [1, 10.5],
    invalid: [10, 1.5, '1'],
  },
  {
    name: 'not',
    schema: { type: 'integer', not: { const: 0 } },
    valid: [1, -1],
    invalid: [0, '0'],
  },
];

/** Ajv forgets what `allOf` evaluated when an `if` beside it does not hold; Prism does not. */
export const ajvForgets: Case = {
  name: 'unevaluatedProperties beside both allOf and if',
  schema: {
    type: 'object',
    allOf: [{ type: 'object', properties: { b: true } }],
    if: { type: 'object', required: ['a'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { type: 'object', properties: { a: true } },
    unevaluatedProperties: false,
  },
  valid: [{ b: 1 }],
  invalid: [],
};
