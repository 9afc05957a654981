import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { json } from './json.ts';
import schema from './report.schema.json' with { type: 'json' };
import { advisedSample, conformingSample, sample, unfinishedSample } from './sample.ts';

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const ajv = new Ajv2020({
  strict: true,
  allowUnionTypes: true,
  allErrors: true,
  formats: { 'date-time': dateTime },
});
const validate = ajv.compile(schema);

const faultsOf = (value: unknown): readonly string[] => {
  validate(value);
  return (validate.errors ?? []).map((fault) => `${fault.instancePath} ${fault.keyword}`);
};

describe('report.json', () => {
  it.each([
    ['with everything', sample],
    ['with advice only', advisedSample],
    ['where all passes', conformingSample],
    ['that proved nothing', unfinishedSample],
  ])('obeys the published schema for a run %s', (_, report) => {
    expect(faultsOf(JSON.parse(json(report)))).toEqual([]);
  });

  it('is the report itself', () => {
    expect(JSON.parse(json(sample))).toEqual(sample);
  });
});

describe('report.schema.json', () => {
  it.each([
    ['an unknown verdict', { ...sample.results[0], verdict: 'good' }, '/results/0/verdict enum'],
    ['a missing title', { ...sample.results[0], title: { zh: '题' } }, '/results/0/title required'],
    ['an unknown field', { ...sample.results[0], x: 1 }, '/results/0 additionalProperties'],
  ])('refuses %s', (_, result, fault) => {
    expect(faultsOf({ ...sample, results: [result] })).toContain(fault);
  });

  it.each(['profile', 'leftBehind'] as const)('refuses an unknown field in %s', (list) => {
    const report = { ...sample, [list]: [{ ...sample[list][0], x: 1 }] };

    expect(faultsOf(report)).toEqual([`/${list}/0 additionalProperties`]);
  });

  it('has every title and description in both languages', () => {
    const words = JSON.stringify(schema).matchAll(/"(?:title|description)":"([^"]*)"/g);

    for (const [, word] of words) expect(word).toMatch(/\p{Script=Han}.* \/ [A-Za-z0-9]/u);
  });
});
