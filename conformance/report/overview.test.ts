import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import schema from './overview.schema.json' with { type: 'json' };
import { type Judgement, overviewOf, totalsOf } from './overview.ts';
import {
  advised,
  conforming,
  failed,
  faulty,
  overviewSample,
  unproved,
  wholeOverview,
} from './sample/overview.ts';

describe('the conclusion on several targets', () => {
  it.each<readonly [string, readonly Judgement[], string, number]>([
    ['all conform', [conforming], 'conforming', 0],
    ['there is advice for one', [conforming, advised], 'conforming, with advice', 0],
    ['one could not be judged', [conforming, unproved], 'incomplete', 3],
    ['one fails and one was not judged', [unproved, failed, advised], 'not conforming', 1],
    ['a target file is wrong', [conforming, unproved, faulty], 'incomplete', 2],
    ['a target file is wrong and one fails', [failed, faulty], 'not conforming', 2],
  ])('where %s', (_, judgements, word, exitCode) => {
    const { conclusion } = overviewSample(...judgements);

    expect(conclusion).toEqual({ word: expect.objectContaining({ en: word }), exitCode });
  });
});

describe('an entry', () => {
  it('of a report tells its numbers, and what failed, the gravest first', () => {
    const [entry] = overviewSample(failed).entries;

    expect(entry?.report).toMatchObject({ folder: 'shanxi', requests: 15, available: 15 });
    expect(entry?.report?.findings.map(({ id }) => id)).toEqual([
      'wuhan.nonce.refuses-a-replay',
      'wuhan.rows.credit-code-is-text',
      'wuhan.failure.says-what-is-wrong',
      'wuhan.request.wrong-method-is-refused',
    ]);
  });

  it('of an endpoint that was not judged says why and shows no secret of its address', () => {
    const target = { contract: 'wuhan', url: 'http://user:secret-word@127.0.0.1:1' } as const;
    const [entry] = overviewSample({ ...unproved, target }).entries;

    expect(entry?.reason?.en).toContain('the connection was refused');
    expect(JSON.stringify(entry)).not.toContain('secret-word');
  });

  it('of a wrong target file goes by the name of the file', () => {
    const [entry] = overviewSample(faulty).entries;

    expect(entry).toMatchObject({ role: null, target: null, title: { en: 'half #1.yaml' } });
  });
});

it('adds up the numbers of all reports', () => {
  const { counts, requests } = totalsOf(wholeOverview.entries);

  expect({ counts, requests }).toEqual({
    counts: { pass: 15, warn: 4, fail: 4, skipped: 1, blocked: 2, error: 1 },
    requests: 30,
  });
});

describe('overview.schema.json', () => {
  const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  const formats = { 'date-time': dateTime };
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true, formats }).compile(schema);

  it('describes an overview with everything', () => {
    expect(validate(JSON.parse(JSON.stringify(wholeOverview))), `${validate.errors}`).toBe(true);
  });

  it.each(['entries', 'conclusion', 'format'])('refuses an overview without %s', (key) => {
    expect(validate({ ...wholeOverview, [key]: undefined })).toBe(false);
  });

  it('refuses an overview of nothing', () => {
    expect(validate(overviewOf([], wholeOverview))).toBe(false);
  });

  it('has every title and description in both languages', () => {
    const words = JSON.stringify(schema).matchAll(/"(?:title|description)":"([^"]*)"/g);

    for (const [, word] of words) expect(word).toMatch(/\p{Script=Han}.* \/ [A-Za-z0-9]/u);
  });
});
