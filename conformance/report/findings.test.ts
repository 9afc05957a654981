import { describe, expect, it } from 'vitest';
import { blocks, cited, failures, unproved } from './findings.ts';
import { sample } from './sample.ts';

describe('findings', () => {
  it('puts what blocks others first, then must before should before may', () => {
    expect(failures(sample).map(({ severity, id }) => [severity, blocks(sample, id)])).toEqual([
      ['must', 2],
      ['must', 0],
      ['should', 0],
      ['may', 0],
    ]);
  });

  it('gathers blocked checks under their root cause', () => {
    const [group, ...others] = unproved(sample, 'blocked');

    expect(others).toEqual([]);
    expect(group?.blockedBy).toBe('wuhan.nonce.refuses-a-replay');
    expect(group?.checks).toHaveLength(2);
  });

  it('leads from a requirement to its clause', () => {
    expect(cited(sample).get('WH-R043')?.chapter.clause).toBe('A.1');
  });
});
