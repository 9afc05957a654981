import { expect, it } from 'vitest';
import { traceIn } from './trace.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parentId = '00f067aa0ba902b7';
const valid = `00-${traceId}-${parentId}-01`;

it.each([
  ['this version', valid],
  ['any flags', `00-${traceId}-${parentId}-ff`],
  ['a later version', `01-${traceId}-${parentId}-01`],
  ['a later version that says more', `cc-${traceId}-${parentId}-01-what-the-future-brings`],
])('reads %s', (_, header) => {
  expect(traceIn(header)).toEqual({ traceId, parentId });
});

it.each([
  ['is absent', undefined],
  ['comes twice', [valid, valid]],
  ['was joined of two', `${valid}, ${valid}`],
  ['is empty', ''],
  ['is in upper case', valid.toUpperCase()],
  ['has a version that is none', `ff-${traceId}-${parentId}-01`],
  ['has no trace', `00-${'0'.repeat(32)}-${parentId}-01`],
  ['has no parent', `00-${traceId}-${'0'.repeat(16)}-01`],
  ['says more than this version may', `${valid}-more`],
  ['ends with a hyphen', `${valid}-`],
  ['has a short trace', `00-${traceId.slice(1)}-${parentId}-01`],
  ['has a long parent', `00-${traceId}-${parentId}0-01`],
  ['has no flags', `00-${traceId}-${parentId}`],
  ['has other characters', `00-${traceId.replace('4', 'g')}-${parentId}-01`],
  ['goes on in a new line', `${valid}\n`],
  ['begins with a space', ` ${valid}`],
])('takes for no trace what %s', (_, header) => {
  expect(traceIn(header)).toBeUndefined();
});
