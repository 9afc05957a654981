import { describe, expect, it } from 'vitest';
import { judge } from '../../judge.ts';
import type { OwnTarget } from '../../platforms/own/target.ts';
import { type Received, sendJson, startEndpoint } from '../../testing/endpoint.ts';
import { more, notes, written } from '../../testing/own/documents.ts';
import type { Answer, Asked, Oddity } from '../../testing/own/penalty-server.ts';
import { failuresOf, judgePenalties } from '../../testing/own/trial.ts';
import { roleNamed } from './opened.ts';

const id = 'own.fuzz.listPenalties';

const fuzzed = (oddity: Oddity = {}, seed = 0) =>
  judgePenalties(oddity, { options: { only: ['own.call.listPenalties', 'own.fuzz'], seed } });

/** Breaks down where two values come together that are right each by itself. */
const fragile = (right: Answer, { values }: Asked): Answer =>
  values.has('status') && [...(values.get('party') ?? '')].length > 10
    ? { ...right, body: { code: 50000, msg: '系统错误', data: null } }
    : right;

describe('made-up queries of a person’s own contract', () => {
  it.each([0, 1, 7])('find nothing wrong with a right server, by seed %i', async (seed) => {
    const report = await fuzzed({}, seed);

    const found = report.results.find((one) => one.id === id);
    expect(found).toMatchObject({ verdict: 'pass', difference: null });
    expect(report.requests).toBeGreaterThan(100);
  });

  it('find what no single value shows', async () => {
    const found = (await fuzzed({ answer: fragile })).results.find((one) => one.id === id);

    expect(found?.difference?.actual.en).toContain('server fault');
    expect(found?.requirements).toEqual(['XZ-2']);
  });

  it('find a value that is let pass, and cite its parameter', async () => {
    const report = await fuzzed({ rules: { 'listPenalties.pageSize': () => true } });

    expect(failuresOf(report)).toEqual([id]);
    expect(report.results.find((one) => one.id === id)?.requirements).toEqual(['XZ-2.2']);
  });

  it('are made for nothing that stores, leave or no leave', async () => {
    const report = await fuzzed();

    expect(report.timeline.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(report.results.map((one) => one.id)).toEqual(['own.call.listPenalties', id]);
  });

  it('come in addresses that every gateway lets through', async () => {
    const long = (right: Answer, { values }: Asked): Answer =>
      `${values}`.length > 4_000 ? { ...right, status: 414, body: '' } : right;

    expect(failuresOf(await fuzzed({ answer: long }))).toEqual([]);
  });
});

describe('made-up forms of a person’s own contract', () => {
  const form = notes.replace(
    'application/json; charset=utf-8',
    'application/x-www-form-urlencoded',
  );

  const valuesIn = ({ body }: Received) => new URLSearchParams(body.toString());

  async function failures(accepts: (limit: string) => boolean): Promise<readonly string[]> {
    await roleNamed(written({ 'openapi.yaml': form, 'more.yaml': more }));
    await using endpoint = await startEndpoint((request, response) => {
      const values = valuesIn(request);
      const isRight = ['a', 'b'].includes(values.get('kind') ?? '');
      const isSearch = isRight && accepts(values.get('limit') ?? '1');
      sendJson(response, isSearch ? [{ name: 'x' }] : {}, isSearch ? 200 : 422);
    });
    const security = { login: 'reader:secret-word' };
    const target: OwnTarget = { contract: 'own', url: endpoint.url, rate: 5_000, security };
    const only = ['own.call.search', 'own.fuzz.search'];
    const report = await judge({ target, only });
    expect(endpoint.received.length).toBeGreaterThan(20);
    expect(endpoint.received.some((one) => valuesIn(one).has('limit'))).toBe(true);
    return failuresOf(report);
  }

  it('find nothing wrong with a right server', async () => {
    const accepts = (limit: string) => /^\d+$/.test(limit) && +limit >= 1 && +limit <= 10;

    expect(await failures(accepts)).toEqual([]);
  });

  it('find a value that is let pass', async () => {
    expect(await failures((limit) => /^\d+$/.test(limit))).toEqual(['own.fuzz.search']);
  });
});
