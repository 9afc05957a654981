import { expect, it } from 'vitest';
import { repeatedName } from './repeated-name.ts';

it.each([
  ['at the top', '{"a":1,"b":2,"a":1}', '/a'],
  ['within lists and objects', '{"a":[{},{"b/c":{"d":1, "d" : 2}}]}', '/a/1/b~1c/d'],
  ['spelled in two ways', '{"a":1,"\\u0061":2}', '/a'],
  ['with quotation marks of its own', '{"\\"a":1,"\\"a":2}', '/"a'],
])('finds a name that stands twice %s', (_, text, place) => {
  expect(repeatedName(text)).toBe(place);
});

it.each([
  '{"a":{"a":[{"a":1},{"a":1}]}}',
  '{"a":"\\",\\"a\\":1","b":["a","a"]}',
  '["a","a"]',
  '{"__proto__":1,"constructor":2}',
  '7',
])('finds none in %s', (text) => {
  expect(repeatedName(text)).toBeNull();
});

it('reads a text of a million letters', () => {
  expect(repeatedName(JSON.stringify({ a: '\\"'.repeat(1_000_000), b: 1 }))).toBeNull();
});
