import type { Json, Schema } from '../document.ts';

/** One property `value`, what it is held to, and bodies that all three validators judge alike. */
export interface Case {
  readonly name: string;
  readonly schema: Schema | Readonly<Record<string, Json>>;
  readonly valid: readonly Json[];
  readonly invalid: readonly Json[];
}

const han = '^\\p{Script=Han}{2,4}$';
const grin = '\u{1F600}';
const rareHan = '\u{20BB7}';

/** Keywords of JSON Schema 2020-12 and the characters on which validators like to differ. */
export const cases: readonly Case[] = [
  {
    name: 'maxLength counts characters, not UTF-16 units',
    schema: { type: 'string', maxLength: 2 },
    valid: ['', '武汉', grin + grin, rareHan + rareHan, '\u{FF21}\u{FF22}'],
    invalid: ['武汉市', grin + grin + grin, 'e\u0301e'],
  },
  {
    name: 'minLength counts characters, not UTF-16 units',
    schema: { type: 'string', minLength: 2 },
    valid: ['武汉', rareHan + rareHan, 'e\u0301', '\u200d\u200d'],
    invalid: ['', '汉', grin, rareHan],
  },
  {
    name: 'a pattern of Han characters reaches beyond the basic plane',
    schema: { type: 'string', pattern: han },
    valid: ['武汉', rareHan + rareHan, '孙悟空', '\u3007\u3007'],
    invalid: ['汉', 'Wuhan', '武汉1', `${rareHan}a`, '武 汉', '\u30AB\u30AB'],
  },
  {
    name: 'a dot in a pattern is one character of any plane',
    schema: { type: 'string', pattern: '^.$' },
    valid: ['a', '汉', grin],
    invalid: ['', '\n', 'ab', grin + grin],
  },
  {
    name: 'digits in a pattern are the ASCII ones',
    schema: { type: 'string', pattern: '^\\d+$' },
    valid: ['0', '20'],
    invalid: ['２０', '٢', '1\n', ' 1'],
  },
  {
    name: 'integers within limits',
    schema: { type: 'integer', minimum: 1, maximum: 20 },
    valid: [1, 20],
    invalid: [0, 21, 1.5, '1', null, true],
  },
  {
    name: 'exclusive limits are numbers',
    schema: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    valid: [0.5],
    invalid: [0, 1, -1, '0.5'],
  },
  {
    name: 'multipleOf with an integer',
    schema: { type: 'integer', multipleOf: 5 },
    valid: [0, 5, -10],
    invalid: [1, 6, 2.5],
  },
  {
    name: 'a list of types may hold null',
    schema: { type: ['string', 'null'] },
    valid: [null, '', 'null'],
    invalid: [0, false, [], {}],
  },
  {
    name: 'const compares values, not texts',
    schema: { const: { a: [1, '1'] } },
    valid: [{ a: [1, '1'] }],
    invalid: [{ a: ['1', 1] }, { a: [1] }, {}, null],
  },
  {
    name: 'enum tells 0 from "0" and from false',
    schema: { enum: [0, '成功', null] },
    valid: [0, '成功', null],
    invalid: ['0', false, '', '成功 '],
  },
];
