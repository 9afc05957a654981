import { expect, it } from 'vitest';
import { engineResult } from './result.ts';

const title = { zh: '甲', en: 'A' };
const rounds = (...works: (number | undefined)[]) =>
  works.map((work) => ({
    ...{ perSecond: 100, clientBusy: 0.5, work },
    engineWork: { database: 40, state: 20 },
  }));
const entry = (id: string) => ({ id, name: title, command: () => [] });

it('compares two processes with one on the same engine round by round', () => {
  const { rows } = engineResult({ id: 'x', title }, [
    { entry: entry('sqlite-1'), rounds: rounds(100, 200, 90) },
    { entry: entry('sqlite-2'), rounds: rounds(125, 250, 90) },
    { entry: entry('shared-1'), rounds: rounds(1, 1, 1) },
  ]);

  expect(rows.map(({ efficiency, met }) => [efficiency, met])).toEqual([
    [null, null],
    [0.8, false],
    [null, null],
  ]);
});

it('sets no goal for processes that share nothing', () => {
  const { rows, apart } = engineResult({ id: 'x', title }, [
    { entry: entry('sqlite-1'), rounds: rounds(100) },
    { entry: entry('sqlite-2'), rounds: rounds(200) },
    { entry: entry('sqlite-2-apart'), rounds: rounds(125) },
  ]);

  expect(rows.map(({ met }) => met)).toEqual([null, false]);
  expect(apart).toMatchObject([{ processes: 2, efficiency: 0.8, met: null }]);
});

it('tells what the databases cost only where they are used', () => {
  const { rows } = engineResult({ id: 'x', title }, [
    { entry: entry('sqlite-1'), rounds: rounds(100) },
    { entry: entry('shared-1'), rounds: rounds(100) },
  ]);

  expect(rows).toMatchObject([{ databaseWork: null }, { databaseWork: 40, stateWork: 20 }]);
});

it('judges nothing that no system told', () => {
  const { rows } = engineResult({ id: 'x', title }, [
    { entry: entry('sqlite-1'), rounds: rounds(undefined) },
    { entry: entry('sqlite-2'), rounds: rounds(undefined) },
  ]);

  expect(rows[1]).toMatchObject({ work: null, efficiency: null, met: null });
});
