import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

/** Work that ends when it is told to; `log` says what began, in its order. */
function createWorks() {
  const log: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const work = (name: string) => () => {
    log.push(name);
    return new Promise<string>((resolve, reject) => {
      ends.set(name, (error) => (error ? reject(error) : resolve(name)));
    });
  };
  return { log, work, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}

it('does as much at a time as there is room for, the rest in its order', async () => {
  const { log, work, end } = createWorks();
  const inTurn = createTurns(10);
  const [first] = [inTurn(4, work('a')), inTurn(6, work('b'))];
  const [third] = [inTurn(5, work('c')), inTurn(1, work('d'))];
  await Promise.resolve();
  const before = [...log];
  end('a');
  await first;
  const between = [...log];
  end('b');
  await new Promise(setImmediate);
  end('c');

  expect([before, between]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  expect(log).toEqual(['a', 'b', 'c', 'd']);
  expect(await third).toBe('c');
});

it('does alone what has no room beside anything', async () => {
  const { log, work, end } = createWorks();
  const inTurn = createTurns(10);
  const large = inTurn(1_000, work('large'));
  const small = inTurn(1, work('small'));
  await Promise.resolve();
  const before = [...log];
  end('large');
  await large;
  await new Promise(setImmediate);
  end('small');

  expect(before).toEqual(['large']);
  expect(await small).toBe('small');
});

it('goes on after work that fails, and tells whose it was', async () => {
  const { work, end } = createWorks();
  const inTurn = createTurns(10);
  const failing = inTurn(10, work('failing')).catch(String);
  const next = inTurn(10, work('next'));
  await new Promise(setImmediate);
  end('failing', new Error('broken'));
  await failing;
  await new Promise(setImmediate);
  end('next');

  expect(await failing).toBe('Error: broken');
  expect(await next).toBe('next');
});
