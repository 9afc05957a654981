import { expect, it } from 'vitest';
import { original, storable } from './texts.ts';

const characters = ['', 'a', '\u0000', '\uFDD0', '\uFDD1', '\uFDD2'];
const texts = characters.flatMap((one) =>
  characters.flatMap((two) => characters.map((three) => one + two + three)),
);

it.each(['甲公司', ...new Set(texts)])('gives back %j', (text) => {
  const stored = String(storable(text));

  expect(stored).not.toContain('\u0000');
  expect(original(stored)).toBe(text);
});

it('writes no two texts alike', () => {
  const stored = [...new Set(texts)].map(storable);

  expect(new Set(stored).size).toBe(stored.length);
});

it('leaves what is no text as it is', () => {
  const bytes = Buffer.alloc(2);

  expect([storable(7), storable(null), storable(bytes)]).toEqual([7, null, bytes]);
});
