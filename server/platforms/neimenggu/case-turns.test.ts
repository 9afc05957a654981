import { expect, it } from 'vitest';
import { systemClock } from '../../platform.ts';
import { caseText, entityOf } from '../../testing/neimenggu-cases.ts';
import { casePath, createNeimengguRig } from '../../testing/neimenggu-rig.ts';
import { createTurns } from './case-turns.ts';

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

it('large cases take turns, and none begins once its session is over', async () => {
  const time = { now: 1_800_000_000_000 };
  const rig = await createNeimengguRig({ clock: { ...systemClock, now: () => time.now } });
  const query = `access_token=${await rig.token()}`;
  const list = Array.from({ length: 40_000 }, (_, index) => JSON.stringify(entityOf(index))).join();
  const outcomes = await Promise.all(
    ['A', 'B', 'C', 'D'].map(async (caseid) => {
      const body = String(caseText(list, { caseid }));
      const reply = await rig.call({ path: casePath, query, body });
      time.now += 31 * 60_000;
      return reply.body.errors[0]?.errorCode ?? reply.body.ackCode;
    }),
  );
  await rig.close();

  expect(outcomes.toSorted().slice(-1)).toEqual(['SUCCESS']);
  expect(outcomes.toSorted().slice(0, 2)).toEqual(['13000', '13000']);
});
