import { describe, expect, it } from 'vitest';
import { jsonLines, lineOf } from './json-lines.ts';

const textOf = (body: string): string | undefined =>
  jsonLines(body)
    ?.map((line) => line.text)
    .join('\n');

describe('jsonLines', () => {
  it.each([
    { errcode: 0, data: { data: [{ INV: '孙****' }, {}], empty: [] }, hint: null },
    [],
    {},
    [[1], [[true]], 'a:b,{c}'],
    'text',
    -1.5e3,
  ])('indents %j as JSON.stringify does', (value) => {
    expect(textOf(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2));
  });

  it('keeps big numbers, the order of keys and repeated keys as sent', () => {
    expect(textOf('{"2":12345678901234567890,"1":1.0,"1":2}')).toBe(
      '{\n  "2": 12345678901234567890,\n  "1": 1.0,\n  "1": 2\n}',
    );
  });

  it('answers null for what is not JSON', () => {
    expect(jsonLines('<html>')).toBeNull();
  });

  it('answers null for nesting without end', () => {
    expect(jsonLines('['.repeat(5000) + ']'.repeat(5000))).toBeNull();
  });
});

describe('lineOf', () => {
  const lines = jsonLines('{"data":{"data":[{"A":1},{"A":2,"a/b~c":3}]},"data2":[]}') ?? [];
  const textAt = (pointer: string): string | undefined =>
    lines[lineOf(lines, pointer).index]?.text.trim();

  it.each([
    ['', '{'],
    ['/data/data', '"data": ['],
    ['/data/data/1', '{'],
    ['/data/data/1/A', '"A": 2,'],
    ['/data/data/1/a~1b~0c', '"a/b~c": 3'],
    ['/data2', '"data2": []'],
  ])('finds %s', (pointer, text) => {
    expect(textAt(pointer)).toBe(text);
  });

  it('falls back to the nearest ancestor of a missing value and says so', () => {
    const found = lineOf(lines, '/data/data/0/UNISCID');

    expect(found.isExact).toBe(false);
    expect(lines[found.index]?.at).toBe('/data/data/0');
  });

  it('counts a repeated key by its last value', () => {
    const twice = jsonLines('{"a":1,"a":2}') ?? [];

    expect(twice[lineOf(twice, '/a').index]?.text).toBe('  "a": 2');
  });
});
