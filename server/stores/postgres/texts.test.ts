import { expect, it } from 'vitest';
import { original, storable } from './texts.ts';

it.each(['', '甲公司', 'a\u0000b', '\u0000\u0000'])('gives back %j', (text) => {
  const stored = String(storable(text));

  expect(stored).not.toContain('\u0000');
  expect(original(stored)).toBe(text);
});

it('leaves what is no text as it is', () => {
  const bytes = Buffer.alloc(2);

  expect([storable(7), storable(null), storable(bytes)]).toEqual([7, null, bytes]);
});
