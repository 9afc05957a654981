import { describe, expect, it } from 'vitest';
import { nameOf, placesOf, spotsOf, withValue } from './places.ts';

const text = { type: 'string' } as const;
const schema = {
  type: 'object',
  required: ['id', 'list'],
  properties: {
    id: text,
    note: text,
    inner: { type: 'object', properties: { page: { type: 'integer' } } },
    list: {
      type: 'array',
      items: { type: 'object', required: ['name'], properties: { name: text, nick: text } },
    },
  },
} as const;

describe('the places of a body', () => {
  it('are its fields, its lists, their items and the fields of those', () => {
    expect(placesOf(schema).map(({ keys }) => keys.join('.'))).toEqual([
      'id',
      'note',
      'inner.page',
      'list',
      'list.*',
      'list.*.name',
      'list.*.nick',
    ]);
  });

  it('are required where the object around them says so', () => {
    const required = placesOf(schema).filter((place) => place.required);

    expect(required.map(({ keys }) => keys.join('.'))).toEqual(['id', 'list', 'list.*.name']);
  });

  it('stand in the first, the middle and the last item of a list', () => {
    const base = { list: Array.from({ length: 6 }, () => ({ name: 'x' })) };

    expect(spotsOf(base, ['list', '*', 'name'])).toEqual([
      ['list', '0', 'name'],
      ['list', '3', 'name'],
      ['list', '5', 'name'],
    ]);
  });

  it('stand once in a list of one', () => {
    expect(spotsOf({ list: [{}] }, ['list', '*'])).toEqual([['list', '0']]);
  });

  it('stand nowhere in an empty list', () => {
    expect(spotsOf({ list: [] }, ['list', '*'])).toEqual([]);
  });

  it.each([
    [['penaltylist', '2', 'legal'], 'penaltylist[2].legal'],
    [['penaltylist', '*', 'legal'], 'penaltylist[].legal'],
    [['penaltylist', '0'], 'penaltylist[0]'],
    [['query', 'pageNo'], 'pageNo'],
  ])('are called what people call them: %s', (keys, name) => {
    expect(nameOf(keys)).toBe(name);
  });
});

describe('another value in one place', () => {
  const base = { id: 1, list: [{ name: 'a' }, { name: 'b' }] };

  it('changes nothing else', () => {
    const changed = withValue(base, ['list', '1', 'name'], 'c');

    expect(changed).toEqual({ id: 1, list: [{ name: 'a' }, { name: 'c' }] });
    expect(base.list[1]).toEqual({ name: 'b' });
  });

  it('is left out where it is undefined', () => {
    const changed = withValue(base, ['list', '0', 'name'], undefined);

    expect(JSON.stringify(changed)).toBe('{"id":1,"list":[{},{"name":"b"}]}');
  });
});
