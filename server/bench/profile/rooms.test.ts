import { expect, it } from 'vitest';
import { roomShares, roomTimes } from './rooms.ts';

const node = (id: number, functionName: string, url = '') => ({
  id,
  callFrame: { functionName, url },
});

const profile = {
  startTime: 1_000_000,
  nodes: [
    node(1, '(idle)'),
    node(2, 'send', 'file:///x/server/http/send.ts'),
    node(3, 'head', 'file:///x/server/http/http.ts'),
    node(4, 'route', 'file:///x/node_modules/@a/router/index.js'),
    node(5, 'stringify'),
  ],
  samples: [1, 2, 3, 4, 5],
  timeDeltas: [1_000, 30, 20, 40, 10],
};

it('sums up the time of each part and leaves out the time without work', () => {
  const shares = roomShares(roomTimes([profile], { from: 0 }));

  expect(shares).toEqual([
    { room: 'server/http', share: 0.5 },
    { room: '@a/router', share: 0.4 },
    { room: 'native stringify', share: 0.1 },
  ]);
});

it('leaves out what was before and after', () => {
  const times = roomTimes([profile], { from: 1_001_060, until: 1_001_100 });

  expect(times.map(({ room }) => room)).toEqual(['@a/router']);
});

it('adds up what several processes did', () => {
  const other = { ...profile, samples: [4], timeDeltas: [100] };

  expect(roomTimes([profile, other], { from: 0 })[0]).toEqual({ room: '@a/router', time: 140 });
});
