import { describe, expect, it } from 'vitest';
import { judged } from '../checks/index.ts';
import { candidateGroups } from './candidates.ts';

const text = { type: 'string', maxLength: 255 } as const;
const number = { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'string' }] } as const;

const groups = (schema: Parameters<typeof candidateGroups>[0]) =>
  candidateGroups(schema).map(({ id }) => id);
const valuesOf = (schema: Parameters<typeof candidateGroups>[0], group: string) =>
  candidateGroups(schema)
    .find(({ id }) => id === group)
    ?.candidates.map(({ value }) => value) ?? [];

describe('the values that are tried', () => {
  it('go by the kind of the field', () => {
    expect(groups(text)).toEqual(['type', 'null', 'maxLength', 'characters']);
    expect(groups(number)).toEqual(['type', 'null', 'minimum', 'integer']);
    expect(groups({ type: 'string' })).toEqual(['type', 'null', 'characters']);
  });

  it('stand on both sides of the greatest length, counted in characters', () => {
    const lengths = valuesOf(text, 'maxLength').map((value) => [...`${value}`].length);

    expect(new Set(lengths)).toEqual(new Set([255, 256]));
  });

  it('hold characters of two units at the greatest length', () => {
    const units = valuesOf(text, 'maxLength').map((value) => `${value}`.length);

    expect(units).toContain(510);
  });

  it('hold each JSON type but the right one', () => {
    const kinds = new Set(
      valuesOf(text, 'type').map((value) => (Array.isArray(value) ? 'array' : typeof value)),
    );

    expect(kinds).toEqual(new Set(['number', 'boolean', 'array', 'object']));
  });

  it('hold values that count as nothing in many languages', () => {
    expect(valuesOf(text, 'type')).toEqual(expect.arrayContaining([0, false]));
  });

  it('are refused and accepted by the contract as their group says', () => {
    const validate = judged.wuhan().contract.requestValidator('queryInvestors');
    const ok = (name: string, value: unknown) => validate?.({ query: { [name]: value } });
    const strict = valuesOf(text, 'type').filter((value) => ok('regno', value));
    const kind = valuesOf(text, 'characters').filter((value) => !ok('regno', value));

    expect([strict, kind]).toEqual([[], []]);
    expect(valuesOf(number, 'minimum').filter((value) => ok('pageNo', value))).toEqual([]);
    expect(valuesOf(number, 'integer').filter((value) => !ok('pageNo', value))).toEqual([]);
  });
});
