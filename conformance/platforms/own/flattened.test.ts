import { expect, it } from 'vitest';
import { flattened } from './flattened.ts';

it('joins the fields of all parts and keeps what the whole says', () => {
  const id = { required: ['id'], properties: { id: { type: 'string' } } };
  const page = { allOf: [{ properties: { size: { maximum: 10 } } }, { required: ['size'] }] };

  expect(flattened({ description: 'x', properties: { note: {} }, allOf: [id, page] })).toEqual({
    description: 'x',
    required: ['id', 'size'],
    properties: { id: { type: 'string' }, size: { maximum: 10 }, note: {} },
  });
});
