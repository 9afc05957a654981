import { describe, expect, it } from 'vitest';
import type { Recorder } from '../exchange/recorder.ts';
import type { Platform } from '../run.ts';
import { startEndpoint } from '../testing/endpoint.ts';
import { check, passes, platform, trial } from '../testing/trial.ts';
import { unreached } from '../unreached.ts';
import { stopReason } from './stop.ts';

const began = performance.now();

describe('a run goes on', () => {
  it.each([
    ['without limits', {}],
    ['within its budget', { settings: { budget: { requests: 10, seconds: 600 } } }],
    ['while nobody interrupts it', { signal: new AbortController().signal }],
  ])('%s', (_, limits) => {
    expect(stopReason(limits, { sent: 9, began })).toBeNull();
  });
});

describe('a run stops', () => {
  it.each([
    ['its requests are spent', { requests: 10, seconds: null }, { sent: 10, began }],
    ['its time is spent', { requests: null, seconds: 60 }, { sent: 0, began: began - 61_000 }],
    ['either is spent', { requests: 10, seconds: 600 }, { sent: 11, began }],
  ])('when %s', (_, budget, state) => {
    expect(stopReason({ settings: { budget } }, state)).toEqual(unreached.budget);
  });

  it('when somebody interrupts it', () => {
    const signal = AbortSignal.abort();

    expect(stopReason({ signal }, { sent: 0, began })).toEqual(unreached.interrupted);
  });
});

describe('an interrupted run', () => {
  /** Two checks, in the first of which the run is interrupted; gives what was done, in order. */
  async function interrupted(): Promise<{ done: string[]; reasons: unknown[] }> {
    const done: string[] = [];
    const controller = new AbortController();
    const noting: Platform<Recorder> = {
      ...platform,
      tidy: async () => void done.push('tidy'),
      finish: async () => void done.push('finish'),
    };
    const takes = check('a', async () => {
      controller.abort();
      await Promise.resolve();
      done.push('given back');
    });
    await using endpoint = await startEndpoint((_, response) => response.end());
    const { decided } = await trial([takes, check('b', passes)], { url: endpoint.url }, noting, {
      signal: controller.signal,
    });
    const reasons = decided.map(({ outcome }) => ('reason' in outcome ? outcome.reason : null));
    return { done, reasons };
  }

  it('finishes its check, and gives back what check and run have taken', async () => {
    expect((await interrupted()).done).toEqual(['given back', 'tidy', 'finish']);
  });

  it('skips the checks behind it, and says why', async () => {
    expect((await interrupted()).reasons).toEqual([null, unreached.interrupted]);
  });
});
