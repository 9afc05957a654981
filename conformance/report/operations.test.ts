import { describe, expect, it } from 'vitest';
import type { Observation } from '../exchange/observation.ts';
import { figuresOf } from './operations.ts';
import { check } from './sample/results.ts';

/** An exchange of so many milliseconds; without a status nobody answered it. */
const call = (duration: number, status: number | null = 200): Observation => ({
  operation: 'queryInvestors',
  request: { method: 'POST', path: '/', headers: [], body: null },
  reply:
    status === null
      ? null
      : {
          operation: 'queryInvestors',
          status,
          headers: {},
          text: '',
          body: undefined,
          frame: [],
          deviations: [],
          outcomes: [],
          code: undefined,
          known: false,
          decisive: [],
          codeAt: null,
        },
  failure: status === null ? 'TimeoutError' : null,
  startedAt: 0,
  duration,
  curl: () => '',
});

describe('the figures of an operation', () => {
  it('are percentiles that were measured, not made up between two', () => {
    const calls = Array.from({ length: 100 }, (_, index) => call(100 - index));

    const [figures] = figuresOf(['queryInvestors'], calls, []);

    expect(figures).toMatchObject({ median: 50, p90: 90, p99: 99, slowest: 100 });
  });

  it('leave out the time spent waiting for a reply that never came', () => {
    const [figures] = figuresOf(['queryInvestors'], [call(3), call(30_000, null)], []);

    expect(figures).toMatchObject({ requests: 2, unanswered: 1, slowest: 3 });
  });

  it('know no time where nothing was answered', () => {
    const [figures] = figuresOf(['queryInvestors'], [], []);

    expect(figures).toMatchObject({ requests: 0, median: null, slowest: null });
  });

  it('count the verdicts of its own checks only', () => {
    const results = [
      check({ id: 'a', verdict: 'fail' }),
      check({ id: 'b', operation: 'queryLicenses', verdict: 'fail' }),
    ];

    const [figures] = figuresOf(['queryInvestors'], [], results);

    expect(figures?.counts.fail).toBe(1);
  });
});
