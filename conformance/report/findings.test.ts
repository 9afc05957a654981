import { describe, expect, it } from 'vitest';
import { blocks, causes, cited, failures, gravest, unproved, wishesAmong } from './findings.ts';
import { wholeSample } from './sample/whole.ts';
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

  it('puts those that go back to a finding right behind it', () => {
    const ids = failures(wholeSample).map(({ id }) => id);

    expect(ids.indexOf('wuhan.request.wrong-method-is-refused')).toBe(
      ids.indexOf('wuhan.rows.credit-code-is-text') + 1,
    );
    expect(causes(wholeSample)).toHaveLength(ids.length - 1);
  });

  it('takes a cause for as grave as the gravest that goes back to it', () => {
    const failed = failures(sample);
    const [rule, , wish] = failed;
    const group = rule && wish && { root: wish, followers: [rule] };

    expect(group && gravest(group)).toBe('must');
  });

  it('tells the wishes among the failed checks from the rules', () => {
    expect(wishesAmong(sample)?.en).toBe(' (2 of them not mandatory)');
    expect(wishesAmong({ ...sample, results: [] })).toBeNull();
  });

  it('keeps a finding whose cause is not in the report', () => {
    const results = wholeSample.results.filter(({ id }) => id !== 'wuhan.rows.credit-code-is-text');

    expect(failures({ ...wholeSample, results }).map(({ id }) => id)).toContain(
      'wuhan.request.wrong-method-is-refused',
    );
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
