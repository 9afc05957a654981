import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createChance, randomBody } from '../testing/random-bodies.ts';
import { readLongBody } from './long-body.ts';
import { isObject, jsonValue } from './payload.ts';

const names = {
  head: new Set(['list', 'a', '中 文']),
  list: 'list',
  item: new Set(['list', 'a', ']},']),
};

/** What the reader makes of a text, or the reason why not. */
function read(text: string, pieceBytes?: number): unknown {
  const body = readLongBody(Buffer.from(text), names, pieceBytes);
  if (!body.ok) return body.refusal.says.en;
  const { head, items } = body.value;
  return { head, items: [...items].flat().map((item) => known(item, names.item)) };
}

/** The same of `JSON.parse` alone. */
function expected(text: string): unknown {
  const value = jsonValue(text);
  if (value === undefined) return 'The body is not JSON';
  if (!isObject(value)) return 'The body is not a JSON object';
  const { list } = value;
  const items = Array.isArray(list) ? list.map((item) => known(item, names.item)) : [];
  return { head: known(value, names.head), items };
}

/** Known fields alone, with their texts alone. */
function known(value: unknown, wanted: ReadonlySet<string>): unknown {
  if (!isObject(value)) return null;
  const fields = Object.entries(value).filter(([name]) => wanted.has(name));
  return Object.fromEntries(fields.map(([name, field]) => [name, simple(field)]));
}

function simple(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return typeof value === 'string' ? value : null;
}

describe('a body reads as JSON.parse reads it:', () => {
  it.each([
    ['{}'],
    ['{"list":[]}'],
    ['{"list":[ ]}'],
    ['{"list":[1,2,{"a":[3]},"]"]}'],
    ['{"a":1,"list":[{"b":"x\\"]}"}],"c":2}'],
    ['{"list":null}'],
    ['{"list":{"list":[1]}}'],
    ['{"a":{"list":[1,2]}}'],
    ['{"a":"list","b":[1]}'],
    ['{"list":[1],"list":[2,3]}'],
    ['{"list":[1],"list":4}'],
    ['{"list":4,"list":[1]}'],
    ['{"l\\u0069st":[1],"x":"\\u0069"}'],
    ['{"list":[1],"l\\u0069st":[2]}'],
    ['{"__proto__":1,"list":[{"__proto__":2}]}'],
    ['{"list" : [ 1 , 2 ] }\n'],
    ['{"list":["中文\\\\","𠮷"]}'],
    ['[{"list":[1]}]'],
    ['"list"'],
    ['7'],
    ['null'],
  ])('%s', (text) => {
    expect(read(text)).toEqual(expected(text));
    expect(read(text, 1)).toEqual(expected(text));
  });

  it.each([
    [''],
    ['{"list":[1,]}'],
    ['{"list":[,1]}'],
    ['{"list":[1,,2]}'],
    ['{"list":[,]}'],
    ['{"list":[1}'],
    ['{"list":[1'],
    ['{"list":[1]'],
    ['{"list":[1]]}'],
    ['{"list":[1}]}'],
    ['{"list":[1]}}'],
    ['{"list":[1]} x'],
    ['{"list":[1]}{"list":[2]}'],
    ['{"list":[1],}'],
    ['{"list":[1] [2]}'],
    ['{"list":{} [1]}'],
    ['{"list":5 [1]}'],
    ['{"list":[{"a":[}]]}'],
    ['{"list":["a]}'],
    ['{"list":["a\\"]}'],
    ['{"list":[01]}'],
    ['{list:[1]}'],
    ['["list":[1]]'],
    ['{"list":["\n"]}'],
    ["{'list':[1]}"],
    ['\uFEFF{"list":[1]}'],
    ['{"list":[\uFEFF1]}'],
    ['}{"list":[1]}'],
  ])('%s is refused', (text) => {
    expect(read(text)).toBe('The body is not JSON');
    expect(read(text, 1)).toBe('The body is not JSON');
  });

  it('20,000 random ones, most of them with a fault somewhere', () => {
    const chance = createChance(20_260_310);
    const texts = Array.from({ length: 20_000 }, () => randomBody(chance));
    const odd = texts.filter((text) =>
      [undefined, 1, 8].some(
        (pieceBytes) => !isDeepStrictEqual(read(text, pieceBytes), expected(text)),
      ),
    );

    expect(odd).toEqual([]);
  });
});

describe('what would cost too much is not built:', () => {
  it.each([
    ['in the head', (depth: number) => `{"b":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`],
    ['in an item', (depth: number) => `{"list":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`],
  ])('nesting deeper than 32 %s is refused', (_, nested) => {
    expect(read(nested(33))).toMatch(/deeper than 32/);
    expect(read(nested(32))).toEqual(expected(nested(32)));
  });

  it('a text too long for any field is another one that is too long', () => {
    const long = '中'.repeat(30_000);
    const { head, items } = read(JSON.stringify({ a: long, list: [{ a: long }] })) as {
      readonly head: { readonly a: string };
      readonly items: readonly { readonly a: string }[];
    };

    expect([head.a.length, items[0]?.a.length]).toEqual([65_536, 65_536]);
  });

  it('a text of 4,000 characters is read however it is escaped', () => {
    const escaped = '\\ud842\\udfb7'.repeat(4_000);

    expect(read(`{"a":"${escaped}"}`)).toEqual({ head: { a: '𠮷'.repeat(4_000) }, items: [] });
  });
});
