import { describe, expect, it } from 'vitest';
import { flowsOf } from './flows.ts';
import { check } from './sample/results.ts';

describe('the flows of a report', () => {
  it('give each step the worst verdict of its operation', () => {
    const results = [
      check({ id: 'a', operation: 'login', verdict: 'pass' }),
      check({ id: 'b', operation: 'login', verdict: 'fail' }),
    ];

    const flow = flowsOf('neimenggu', results).find(({ id }) => id === 'handOverCase');

    expect(flow?.steps).toEqual([
      { id: 'login', operation: 'login', verdict: 'fail' },
      { id: 'receiveCaseinfo', operation: 'receiveCaseinfo', verdict: null },
      { id: 'logout', operation: 'logout', verdict: null },
    ]);
  });

  it('are none where the contract describes none', () => {
    expect(flowsOf('wuhan', [])).toEqual([]);
  });
});
