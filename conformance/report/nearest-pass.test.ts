import { describe, expect, it } from 'vitest';
import { nearestPass, type Passed } from './nearest-pass.ts';

/** A check that passed and sent nothing, unless said otherwise. */
const passed = (id: string, rest: Partial<Passed['check']> = {}): Passed => ({
  check: { id, operation: 'query', field: 'name', requirements: ['WH-R016'], ...rest },
  outcome: { verdict: 'pass' },
  observations: [],
});

const failed = passed('wuhan.filter.query.name-empty').check;
const nearest = (...all: readonly Passed[]) => nearestPass(failed, all)?.check.id;

const sameField = passed('wuhan.paging.query.echo');
const sameChapter = passed('wuhan.filter.query.code', { field: 'code' });
const sameRequirement = passed('wuhan.route.x', { operation: 'other', field: 'code' });

describe('the nearest pass', () => {
  it('is about the same field of the operation where there is one', () => {
    expect(nearest(sameRequirement, sameChapter, sameField)).toBe(sameField.check.id);
  });

  it('is else of the same operation and chapter', () => {
    expect(nearest(sameRequirement, sameChapter)).toBe(sameChapter.check.id);
  });

  it('is else of the same requirement', () => {
    expect(nearest(sameRequirement)).toBe(sameRequirement.check.id);
  });

  it('is none where nothing is like it', () => {
    const stranger = passed('wuhan.route.x', { operation: 'other', requirements: ['WH-R017'] });

    expect(nearest(stranger)).toBeUndefined();
  });

  it('is never one that did not pass', () => {
    expect(nearest({ ...sameField, outcome: { verdict: 'warn' } })).toBeUndefined();
  });

  it('is the one with the most alike id among equals', () => {
    const alike = passed('wuhan.filter.query.name-absent');

    expect(nearest(sameField, alike)).toBe(alike.check.id);
  });
});
