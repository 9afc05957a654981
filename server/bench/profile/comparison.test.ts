import { expect, it } from 'vitest';
import { comparison, comparisonTable } from './comparison.ts';

const title = { zh: '甲', en: 'A' };
const named = { id: 'a', title, names: [title, title] as const };

const one = {
  times: [
    { room: 'x', time: 60 },
    { room: 'y', time: 40 },
  ],
  calls: 10,
  work: 0.001,
};
const two = {
  times: [
    { room: 'x', time: 60 },
    { room: 'z', time: 20 },
  ],
  calls: 10,
  work: 0.002,
};

it('divides the processor time of a request among the parts', () => {
  const { all, rooms } = comparison(named, [one, two], 'second');

  expect(all).toEqual([100, 200]);
  expect(rooms.map(({ room, costs }) => [room, ...costs])).toEqual([
    ['x', 60, 150],
    ['z', 0, 50],
    ['y', 40, 0],
  ]);
});

it('has the largest difference first where that is what matters', () => {
  const calmer = {
    ...two,
    times: [
      { room: 'x', time: 35 },
      { room: 'z', time: 65 },
    ],
  };

  const { rooms } = comparison(named, [one, calmer], 'difference');

  expect(rooms.map(({ room }) => room)).toEqual(['z', 'y', 'x']);
});

it('takes the time of the profile where the system does not count', () => {
  const untold = { ...one, work: undefined };

  expect(comparison(named, [untold, untold], 'second').all).toEqual([10, 10]);
});

it('shows a line for all and one for each part', () => {
  const lines = comparisonTable(comparison(named, [one, two], 'second')).split('\n');

  expect(lines.slice(2, 4)).toEqual(['   100.0   200.0  合计 (all)', '    60.0   150.0  x']);
});
