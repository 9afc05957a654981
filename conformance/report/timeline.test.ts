import { describe, expect, it } from 'vitest';
import { createMask } from '../mask.ts';
import type { Decided } from '../run.ts';
import { timelineOf } from './timeline.ts';

const secret = 'a-token-that-nobody-may-see';

/** A check that made one call at such a moment. */
const decided = (id: string, startedAt: number, signed?: string): Decided<unknown> => ({
  check: {
    id,
    title: { zh: '样例', en: 'A sample' },
    requirements: ['WH-R036'],
    severity: 'must',
    source: 'hand-written',
    operation: 'queryInvestors',
    run: async () => undefined,
  },
  outcome: { verdict: 'pass' },
  warnings: [],
  observations: [
    {
      operation: 'queryInvestors',
      request: { method: 'POST', path: `/?token=${secret}`, headers: [], body: null },
      reply: null,
      failure: 'TimeoutError',
      startedAt,
      duration: 12.345,
      curl: () => '',
      ...(signed !== undefined && { signed }),
    },
  ],
  evidence: null,
});

const timeline = (...all: readonly Decided<unknown>[]) => timelineOf(all, createMask([secret]));

describe('the timeline', () => {
  it('is in the order of sending, whichever check sent first', () => {
    const ids = timeline(decided('late', 20), decided('early', 10)).map(({ check }) => check);

    expect(ids).toEqual(['early', 'late']);
  });

  it('tells of a call that nobody answered', () => {
    const [entry] = timeline(decided('one', 10));

    expect(entry).toMatchObject({ status: null, code: null, duration: 12.3 });
  });

  it('masks the address and what was signed', () => {
    const [entry] = timeline(decided('one', 10, `1${secret}2`));

    expect(entry).toMatchObject({ path: '/?token=******', signed: '1******2' });
  });

  it('knows nothing signed where nothing was', () => {
    expect(timeline(decided('one', 10))[0]?.signed).toBeNull();
  });
});
