import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Check } from './check.ts';
import type { Recorder } from './exchange/recorder.ts';
import { paceCheck } from './expect.ts';
import { Blocked, NotObserved } from './mismatch.ts';
import type { Target } from './target/target.ts';
import { sendJson, startEndpoint, type TestEndpoint } from './testing/endpoint.ts';
import {
  type Body,
  breaks,
  check,
  difference,
  fails,
  passes,
  platform,
  trial,
  warns,
} from './testing/trial.ts';
import { emptyPage } from './testing/wuhan/gateway.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startEndpoint((_, response) => sendJson(response, emptyPage));
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const sends: Body = async (recorder) => {
  const request = { method: 'POST', path: '/', headers: [], body: null };
  await recorder.send(request, { operation: 'x', curl: () => '' });
};

const run = (checks: readonly Check<Recorder>[], rest: Partial<Target> = {}) =>
  trial(checks, { url: endpoint.url, ...rest });

const outcomes = async (checks: readonly Check<Recorder>[], rest: Partial<Target> = {}) =>
  (await run(checks, rest)).decided.map(({ outcome }) => outcome);

describe('a check', () => {
  it('passes when it returns', async () => {
    expect(await outcomes([check('a', passes)])).toEqual([{ verdict: 'pass' }]);
  });

  it('warns when it has named a tolerated variant, each once', async () => {
    const twice: Body = async (recorder) => {
      await warns(recorder);
      await warns(recorder);
    };

    const { decided } = await run([check('a', twice)]);

    expect(decided[0]?.outcome).toEqual({ verdict: 'warn' });
    expect(decided[0]?.warnings).toHaveLength(1);
  });

  it('fails with the difference it has found', async () => {
    expect(await outcomes([check('a', fails)])).toEqual([
      { verdict: 'fail', difference: { ...difference, advice: null } },
    ]);
  });

  it('shows its last exchange where the difference names none', async () => {
    const both: Body = async (recorder) => {
      await sends(recorder);
      fails(recorder);
    };

    const { decided } = await run([check('a', both)]);

    expect(decided[0]?.evidence?.reply?.body).toEqual(emptyPage);
  });

  it('ends as an error of ours when it throws anything else', async () => {
    expect(await outcomes([check('a', breaks)])).toEqual([
      { verdict: 'error', message: 'a bug of ours' },
    ]);
  });

  it('is skipped when the target lacks what it needs', async () => {
    const needy = check('a', passes, { needs: ['load', 'secondApplication'] });

    expect(await outcomes([needy], { allow: ['load'] })).toEqual([
      { verdict: 'skipped', needs: 'secondApplication' },
    ]);
  });

  it('is skipped when there was nothing to look at', async () => {
    const blind: Body = () => {
      throw new NotObserved();
    };

    expect(await outcomes([check('a', blind)])).toEqual([
      { verdict: 'skipped', needs: null, reason: null },
    ]);
  });

  it.each([
    ['failed', fails],
    ['broke', breaks],
  ])('is blocked by an earlier one that %s', async (_, body) => {
    const [, second] = await outcomes([
      check('a', body),
      check('b', passes, { after: ['wuhan.test.a'] }),
    ]);

    expect(second).toEqual({ verdict: 'blocked', by: 'wuhan.test.a' });
  });

  it('is blocked by one that is blocked itself', async () => {
    const checks = [
      check('a', fails),
      check('b', passes, { after: ['wuhan.test.a'] }),
      check('c', passes, { after: ['wuhan.test.b'] }),
    ];

    expect((await outcomes(checks))[2]).toEqual({ verdict: 'blocked', by: 'wuhan.test.b' });
  });

  it.each([
    ['passed', passes],
    ['warned', warns],
  ])('is tried after one that %s', async (_, body) => {
    const [, second] = await outcomes([
      check('a', body),
      check('b', passes, { after: ['wuhan.test.a'] }),
    ]);

    expect(second).toEqual({ verdict: 'pass' });
  });

  it('is tried when what it builds on was not selected', async () => {
    expect(await outcomes([check('b', passes, { after: ['wuhan.test.a'] })])).toEqual([
      { verdict: 'pass' },
    ]);
  });

  it.each([
    ['wuhan.test.z', 'wuhan.test.z'],
    [paceCheck, 'wuhan.rate.within'],
  ])('can say that %s blocks it, and the full id is told', async (by, told) => {
    const blocked: Body = () => {
      throw new Blocked(by);
    };

    expect(await outcomes([check('a', blocked)])).toEqual([{ verdict: 'blocked', by: told }]);
  });

  it('fails when no reply comes', async () => {
    const gone = await startEndpoint((_, response) => response.destroy());

    const [outcome] = await outcomes([check('a', sends)], { url: gone.url });
    await gone[Symbol.asyncDispose]();

    expect(outcome).toMatchObject({
      verdict: 'fail',
      difference: { expected: { en: 'a complete reply' } },
    });
  });
});

describe('a run', () => {
  it('gives up an endpoint that has long been silent', async () => {
    await using gone = await startEndpoint((_, response) => response.destroy());
    const checks = Array.from({ length: 30 }, (_, index) => check(`${index}`, sends));

    const verdicts = (await outcomes(checks, { url: gone.url })).map(({ verdict }) => verdict);

    expect(verdicts.lastIndexOf('fail')).toBe(24);
    expect(verdicts.slice(25)).toEqual(Array.from({ length: 5 }, () => 'blocked'));
  });

  it('waits for one that answers now and then', async () => {
    let asked = 0;
    await using flaky = await startEndpoint((_, response) => {
      asked += 1;
      if (asked % 20 === 0) sendJson(response, emptyPage);
      else response.destroy();
    });
    const checks = Array.from({ length: 60 }, (_, index) => check(`${index}`, sends));

    const decided = await outcomes(checks, { url: flaky.url });

    expect(decided.filter(({ verdict }) => verdict === 'blocked')).toEqual([]);
  });

  it('counts its requests', async () => {
    expect((await run([check('a', sends), check('b', sends)])).requests).toBe(2);
  });

  it('closes its connections when the preparation fails', async () => {
    const failing = { ...platform, prepare: () => Promise.reject(new Error('not there')) };

    await expect(trial([], {}, failing)).rejects.toThrow('not there');
  });
});
