import { expect, it } from 'vitest';
import { judged } from '../../checks/all.ts';
import { emptyPage } from '../../testing/wuhan/gateway.ts';
import { judgeTraffic } from '../judge-traffic.ts';
import type { Passed } from './passing.ts';
import { createWatch } from './watch.ts';

const { contract, select } = judged.wuhan();
const selected = select(contract, {});
const target = { contract: 'wuhan', url: 'http://gateway.example', application: {} } as const;
const path = '/ebus/kftp/v1/service/qygsczrxxqkapijk';
const json = [['Content-Type', 'application/json']] as const;

const call = (status = 200, changed: Partial<Passed> = {}): Passed => ({
  method: 'POST',
  address: path,
  headers: json,
  body: Buffer.from('{"query":{"pageNo":1}}'),
  reply: { status, headers: json, body: Buffer.from(JSON.stringify(emptyPage)) },
  failure: null,
  startedAt: Date.now(),
  duration: 1,
  ...changed,
});

const watch = (keeping = { exchanges: 3, bytes: 1 << 20 }) =>
  createWatch(contract, target, selected.checks, keeping);

it('tells of each exchange what it shows by itself', () => {
  const own = watch();

  expect(own.see(call())?.faults).toEqual([]);
  expect(own.see(call(500))?.faults[0]?.check).toBe('wuhan.codes.known');
});

it('counts what is not judged, and why', () => {
  const own = watch();
  own.see(call(200, { address: '/favicon.ico' }));
  own.see(call(200, { method: 'OPTIONS' }));
  own.note('ambiguous');
  own.note('ambiguous');

  expect(own.traffic().leftOut?.map(({ reason, count }) => [reason, count])).toEqual([
    ['ambiguous', 2],
    ['no-operation', 1],
    ['silent-method', 1],
  ]);
});

it.each(['/another', 'http://other.example/', ':no address', `//x${path}`, '//['])(
  '%s is no call',
  (address) => {
    expect(watch().see(call(200, { address }))).toBeNull();
  },
);

it('keeps what is wrong when there is too much to keep all', async () => {
  const own = watch();
  own.see(call(500));
  for (let count = 0; count < 10; count += 1) own.see(call());

  const traffic = own.traffic();
  const { report } = await judgeTraffic(traffic, selected);

  expect(traffic.seen).toHaveLength(3);
  expect(report.requests).toBe(11);
  expect(report.conclusion.exitCode).toBe(1);
});

it('keeps no more bytes than it may', () => {
  const own = watch({ exchanges: 100, bytes: 300 });
  for (let count = 0; count < 10; count += 1) own.see(call());

  expect(own.traffic().seen.length).toBeLessThan(4);
});

it('a connection that the endpoint has dropped is a fault, one that a client has is none', () => {
  const own = watch();
  const gone = { reply: null };

  const dropped = own.see(call(200, { ...gone, failure: 'ECONNRESET' }));
  const left = own.see(call(200, gone));

  expect(dropped?.faults.map(({ check }) => check)).toEqual(['wuhan.frame.complete']);
  expect(left).toMatchObject({ faults: [], judgeable: { isAnswered: false } });
});
