import { describe, expect, it } from 'vitest';
import { judged } from '../checks/all.ts';
import { freshCase } from '../platforms/neimenggu/cases.ts';
import { candidateGroups } from './candidates.ts';

const text = { type: 'string', maxLength: 255 } as const;
const number = { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'string' }] } as const;

const filled = { type: 'string', pattern: '\\S', maxLength: 64, 'x-own-limit': 'NM-A42' } as const;
const date = { type: 'string', format: 'date', pattern: '^[0-9-]+$' } as const;
const list = { type: 'array', minItems: 1, items: text } as const;

const groups = (schema: Parameters<typeof candidateGroups>[0], required = false) =>
  candidateGroups(schema, required).map(({ id }) => id);
const valuesOf = (schema: Parameters<typeof candidateGroups>[0], group: string) =>
  candidateGroups(schema)
    .find(({ id }) => id === group)
    ?.candidates.map(({ value }) => value) ?? [];

describe('the values that are tried', () => {
  it('go by the kind of the field', () => {
    expect(groups(text)).toEqual(['type', 'null', 'maxLength', 'characters']);
    expect(groups(number)).toEqual(['type', 'null', 'minimum', 'integer']);
    expect(groups({ type: 'string' })).toEqual(['type', 'null', 'characters']);
    expect(groups(date)).toEqual(['type', 'null', 'empty', 'days', 'pattern', 'format']);
    expect(groups(list)).toEqual(['type', 'null', 'minItems']);
    expect(groups({ type: 'object', properties: { text } })).toEqual(['items']);
  });

  it('are the empty ones too where a field has to hold something', () => {
    expect(groups(filled)).toEqual(['type', 'null', 'empty', 'blank', 'characters']);
  });

  it('leave alone a limit that binds nobody else', () => {
    expect(groups(filled)).not.toContain('maxLength');
  });

  it('are nothing at all where the field is required, and null is a rule then', () => {
    expect(groups(text, true)[0]).toBe('required');
    expect(valuesOf(text, 'null')).toEqual([null]);
    const isWish = (required: boolean) =>
      candidateGroups(text, required).find(({ id }) => id === 'null')?.optional ?? false;
    expect([isWish(true), isWish(false)]).toEqual([false, true]);
  });

  it('are decided about dates by the contract as their group says', () => {
    const validate = judged.neimenggu().contract.requestValidator('receiveCaseinfo');
    const one = freshCase(judged.neimenggu().contract);
    const ok = (value: unknown) => validate?.({ ...one, penaltydate: value });

    expect(valuesOf(date, 'days').filter((value) => !ok(value))).toEqual([]);
    expect([...valuesOf(date, 'pattern'), ...valuesOf(date, 'format')].filter(ok)).toEqual([]);
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
