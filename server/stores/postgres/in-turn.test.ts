import { expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

/** A writer that is told when to go on. */
function slowWriter() {
  const groups: (readonly number[])[] = [];
  const ends: (() => void)[] = [];
  const write = inTurn(async (inputs: readonly number[]) => {
    groups.push(inputs);
    await new Promise<void>((resolve) => ends.push(resolve));
    if (inputs.includes(13)) throw new Error('unlucky');
    return inputs.map((input) => input * 2);
  });
  const goOn = async () => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { groups, write, goOn };
}

it('gathers what comes while a group is on its way', async () => {
  const { groups, write, goOn } = slowWriter();
  const all = Promise.all([1, 2, 3].map(write));
  await goOn();
  await goOn();

  expect(await all).toEqual([2, 4, 6]);
  expect(groups).toEqual([[1], [2, 3]]);
});

it('tells all of a group that failed, and goes on with the next', async () => {
  const { write, goOn } = slowWriter();
  const settled = Promise.allSettled([1, 13, 3].map(write));
  await goOn();
  await goOn();
  const next = write(4);
  await goOn();

  expect((await settled).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
  ]);
  expect(await next).toBe(8);
});
