import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startServer } from '../main.ts';
import { expositionOf, type Sample } from '../testing/exposition.ts';
import { openSocket } from '../testing/raw.ts';
import { createShanxiRig } from '../testing/shanxi-rig.ts';
import { createWuhanRig, investorsPath, type WuhanRig } from '../testing/wuhan-rig.ts';
import { createMetrics } from './metrics.ts';

const watched = { config: { metrics: { host: '127.0.0.1', port: 0 } } };

/** All figures of a running server. */
async function figuresOf({ metricsUrl = '' }: { readonly metricsUrl?: string }) {
  const text = await (await fetch(metricsUrl)).text();
  const samples = [...expositionOf(text).values()].flatMap((family) => family.samples);
  return {
    text,
    /** The values of all figures with these labels; further labels are of no account. */
    value(name: string, labels: Sample['labels'] = {}) {
      const given = Object.entries(labels);
      const fitting = samples.filter(
        (sample) =>
          sample.name === name && given.every(([label, text]) => sample.labels[label] === text),
      );
      return fitting.map(({ value }) => value);
    },
  };
}

describe('after calls', () => {
  let rig: WuhanRig;
  beforeEach(async () => {
    rig = await createWuhanRig(watched);
  });
  afterEach(() => rig.close());

  it('counts them by contract, operation and what they came to', async () => {
    await rig.call();
    await rig.call();
    await rig.call({ token: 'wrong' });
    await fetch(`${rig.server.url}/nowhere`);
    const { value } = await figuresOf(rig.server);

    const count = (labels: Sample['labels']) => value('qiyue_calls_total', labels);
    const investors = { contract: 'wuhan', operation: 'queryInvestors' };
    expect(count({ ...investors, outcome: '0' })).toEqual([2]);
    expect(count({ ...investors, outcome: '1433' })).toEqual([1]);
    expect(count({ contract: 'none', operation: 'none', outcome: '404' })).toEqual([1]);
  });

  it('measures how long they took', async () => {
    await rig.call();
    await rig.call();
    const { value } = await figuresOf(rig.server);

    const [sum = 0] = value('qiyue_call_duration_seconds_sum', { contract: 'wuhan' });
    expect(value('qiyue_call_duration_seconds_count', { contract: 'wuhan' })).toEqual([2]);
    expect(sum).toBeGreaterThan(0);
  });

  it('measures the stores that they asked', async () => {
    await rig.call();
    await rig.call();
    const { value } = await figuresOf(rig.server);

    const claims = { store: 'nonces', method: 'claim' };
    expect(value('qiyue_store_duration_seconds_count', claims)).toEqual([2]);
  });

  it('counts what broke off before it was answered', async () => {
    const socket = openSocket(rig.server.url);
    const head = `POST ${investorsPath} HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n`;
    socket.write(head, () => socket.destroy());
    const brokenOff = { operation: 'queryInvestors', outcome: 'aborted' };
    let counts: readonly number[] = [];
    while (counts.length === 0) {
      counts = (await figuresOf(rig.server)).value('qiyue_calls_total', brokenOff);
    }

    expect(counts).toEqual([1]);
  });

  it('tells the state of the process', async () => {
    const { value } = await figuresOf(rig.server);

    const [memory = 0] = value('process_resident_memory_bytes');
    expect(memory).toBeGreaterThan(10_000_000);
    expect(value('nodejs_eventloop_lag_p99_seconds')[0]).toBeGreaterThanOrEqual(0);
    expect(value('qiyue_calls_waiting')).toEqual([0]);
    expect(value('qiyue_calls_at_work')).toEqual([0]);
  });

  it('tells no secret and nothing that a caller sent', async () => {
    const token = rig.server.credentials['wuhan']?.['demo-fast'] ?? '';
    await rig.call({ nonce: 'nonce-of-this-test', body: { query: { inv: '孙文静' } } });
    await rig.call({ path: `/ebus/kftp/v1/service/secret-path?token=${token}` });
    const { text } = await figuresOf(rig.server);

    expect(text).not.toMatch(
      new RegExp(`${token}|nonce-of-this-test|孙文静|secret-path|demo-fast`),
    );
  });
});

it('counts refusals of Shanxi by their kind, and sees its passwords', async () => {
  const rig = await createShanxiRig(watched);
  await rig.ask('getToken', { pwd: 'wrong' });
  const { value } = await figuresOf(rig.server);
  await rig.close();

  expect(value('qiyue_calls_total', { operation: 'getToken', outcome: 'bad-credentials' })).toEqual(
    [1],
  );
  expect(value('qiyue_password_proofs')).toEqual([0]);
});

it('is not there unless it is wanted', async () => {
  const server = await startServer({ database: ':memory:' });
  const { status } = await fetch(`${server.url}/metrics`);
  await server.close();

  expect([server.metricsUrl, status]).toEqual([undefined, 404]);
});

it('is not there on the port of the callers', async () => {
  const server = await startServer({ database: ':memory:', ...watched });
  const { status } = await fetch(`${server.url}/metrics`);
  await server.close();

  expect(status).toBe(404);
});

it('says which port is taken', async () => {
  const server = await startServer({ database: ':memory:', ...watched });
  const port = Number(new URL(server.metricsUrl ?? '').port);
  const config = { metrics: { host: '127.0.0.1', port } };

  await expect(startServer({ database: ':memory:', config })).rejects.toThrow(String(port));
  await server.close();
});

describe('its port', () => {
  it.each([
    ['GET', '/', 404],
    ['GET', '/metrics?x=1', 200],
    ['HEAD', '/metrics', 200],
    ['POST', '/metrics', 405],
  ])('answers %s %s with %i', async (method, path, expected) => {
    const server = await startServer({ database: ':memory:', ...watched });
    const { status } = await fetch(new URL(path, server.metricsUrl), { method });
    await server.close();

    expect(status).toBe(expected);
  });
});

it('counts what was turned away by its reason, and not among the durations', async () => {
  const { watch, text, close } = createMetrics();
  const call = { contract: 'wuhan', operation: 'none', outcome: '1141', seconds: 0.001 };
  watch.ended({ ...call, shed: 'too-many' });
  const figures = expositionOf(await text());
  close();

  const sheds = figures.get('qiyue_sheds_total')?.samples;
  expect(sheds).toMatchObject([{ labels: { contract: 'wuhan', reason: 'too-many' }, value: 1 }]);
  expect(figures.get('qiyue_call_duration_seconds')?.samples).toEqual([]);
});

it('counts failures of a store, and passes them on', async () => {
  const { watched: around, text, close } = createMetrics();
  const broken = { find: () => Promise.reject(new Error('no disk')) };
  // Of all stores the test asks this one alone.
  const holdings = around({ stores: { users: broken }, audit: {} } as never) as {
    readonly stores: { readonly users: typeof broken };
  };
  await expect(holdings.stores.users.find()).rejects.toThrow('no disk');
  const figures = expositionOf(await text());
  close();

  const failures = figures.get('qiyue_store_failures_total')?.samples;
  expect(failures).toMatchObject([{ labels: { store: 'users', method: 'find' }, value: 1 }]);
});
