import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type CollectDirectory,
  collectDirectory,
  type Running,
} from '../testing/collect-program.ts';
import { type StartedProvider, startProvider } from '../testing/provider/start.ts';

const total = 2_500;
let provider: StartedProvider;
beforeAll(async () => {
  provider = await startProvider({ records: total });
});
afterAll(() => provider.close());

let place: CollectDirectory;
beforeEach(() => {
  place = collectDirectory(provider);
});
afterEach(async () => {
  await provider.misbehave();
  place.remove();
});

describe('qiyue collect', () => {
  it('stores all pages with their provenance, and publishes them', async () => {
    const { code, out, err } = await place.run('collect tax');
    const [id, , ...provenance] = (await place.listed())[0] ?? [];

    expect(out).toMatch(`${id} stored: ${total} records on 3 pages; published: ${total} new, 0 ch`);
    expect(err).toMatch(/^page 3 of 3, 2500 records, \d+ per second$/m);
    expect(provenance).toEqual(['tax', 'stored', '3', `${total}`, '-', '-']);
    expect(code).toBe(0);
  });

  it('keeps nothing but the reason if one bit is flipped', async () => {
    await provider.misbehave({ kind: 'flip', page: 3, part: 'encrypted', bit: 12_345 });
    const { code, out, err } = await place.run('collect tax');
    const [id, , ...provenance] = (await place.listed())[0] ?? [];
    const reason = 'page 3: digest is not the SM3 of the bytes of the plain text';

    expect([code, out]).toEqual([1, `${id} refused whole, nothing was stored\n`]);
    expect(err).toContain(`${reason}\n`);
    expect(provenance).toEqual(['tax', 'refused', '2', '2000', '-', reason]);
  });

  it('asks the next time for what changed since, or for everything', async () => {
    await place.run('collect tax');
    await provider.renew(3);
    const next = await place.run('collect tax');
    const full = await place.run('collect tax --full');

    expect(next.out).toMatch(/ 3 records on 1 pages since \d{4}-.*: 0 new, 3 changed, 0 as before/);
    expect(full.out).toMatch(/ 2500 records on 3 pages; published: 0 new, 0 changed, 2500 as/);
  });

  it('asks for what changed since a time that is given', async () => {
    const { out } = await place.run('collect quick --since', '2025-12-31 23:55:00');

    expect(out).toMatch(/stored: \d+ records on 1 pages since 2025-12-31 23:55:00\n$/);
  });

  it('begins where the last stored run began, not where a refused one did', async () => {
    await place.run('collect quick');
    await provider.misbehave({ kind: 'drop', page: 1 });
    await place.run('collect quick --full');
    await provider.misbehave();
    await provider.takeRequests();
    await place.run('collect quick');
    const [first] = await place.listed();
    const asked = (await provider.takeRequests())[0]?.since ?? '';

    expect(Date.parse(`${asked.replace(' ', 'T')}+08:00`)).toBe(
      Date.parse(first?.[1] ?? '') - 1000,
    );
  });
});

describe('two runs of qiyue collect for one provider', () => {
  let first: Running;
  beforeEach(async () => {
    await provider.takeRequests();
    await provider.misbehave({ kind: 'stall', page: 2 });
    first = place.start('collect quick');
    await provider.reached(2);
  });
  afterEach(async () => {
    first.kill('SIGKILL');
    await first.ended;
  });

  it('never work at once', async () => {
    const second = await place.run('collect quick');

    expect(second.code).toBe(2);
    expect(second.err).toContain(`Another process (pid ${first.pid}, since 20`);
  });

  it('follow each other at once when the first is interrupted', async () => {
    first.kill('SIGTERM');
    const { code, err } = await first.ended;
    await provider.misbehave();
    const second = await place.run('collect quick');

    expect([code, second.code]).toEqual([1, 0]);
    expect(err).toMatch(/interrupted\n$/);
    expect((await place.listed()).map(([, , , outcome]) => outcome)).toEqual(['refused', 'stored']);
  });

  it('do not overtake each other when the first is killed, and nothing is half stored', async () => {
    first.kill('SIGKILL');
    await first.ended;

    expect((await place.run('collect quick')).code).toBe(2);
    expect(await place.listed()).toEqual([]);
  });
});

describe('wrong use of qiyue collect ends with 2 and says what is right:', () => {
  it.each([
    ['collect nobody', /no provider "nobody"; there is: tax, quick/],
    ['collect tax --config none.yaml', /Cannot read the configuration none\.yaml/],
    ['collect tax --full --since now', /--since and --full exclude each other/],
    ['collect tax --since yesterday', /--since must be YYYY-MM-DD HH:mm:ss/],
  ])('%s', async (line, message) => {
    const { code, err } = await place.run(line);

    expect(err).toMatch(message);
    expect(code).toBe(2);
  });

  it.each([
    [{ pagesize: 1001 }, 'The contract forbids it: pagesize must be <= 1000'],
    [{ tls: { ca: 'none.pem' } }, 'Cannot read none.pem'],
  ])('a provider with %j', async (given, message) => {
    const { url, publicKey } = provider;
    place.configure({ tax: { url, publicKey, ...given } });
    const { code, err } = await place.run('collect tax');

    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});
