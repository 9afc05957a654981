import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Observation } from '../exchange/observation.ts';
import { har } from './har.ts';
import { sample } from './sample.ts';
import { entriesOf, observed, replyWith } from './testing/filed.ts';
import schema from './testing/har-1.2.schema.json' with { type: 'json' };

const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
const faultsOf = (value: unknown): readonly string[] => {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

const filed = (observations: readonly Observation[]) =>
  JSON.parse(har(sample, entriesOf(observations)));

describe('exchanges.har', () => {
  it.each<[string, Partial<Observation>]>([
    ['a reply', {}],
    ['no reply', { reply: null, failure: 'ECONNRESET' }],
    ['no body', { request: { method: 'GET', path: '/', headers: [], body: null } }],
    ['a body that is no text', { reply: replyWith({ bytes: Buffer.from([0xff, 0xfe, 1]) }) }],
    [
      'a path that is no address',
      { request: { method: 'GET', path: '//', headers: [], body: null } },
    ],
  ])('has all that HAR 1.2 requires, for an exchange with %s', (_, facts) => {
    expect(faultsOf(filed([observed(facts)]))).toEqual([]);
  });

  it('is judged by a schema that refuses what HAR does not know', () => {
    const { log } = filed([observed()]);

    expect(faultsOf({ log: { ...log, version: '1.3' } })).not.toEqual([]);
    expect(
      faultsOf({ log: { ...log, entries: [{ ...log.entries[0], cache: null }] } }),
    ).not.toEqual([]);
  });

  it('has the page that Firefox looks for, and every entry on it', () => {
    const { pages, entries } = filed([observed(), observed()]).log;

    expect(pages).toHaveLength(1);
    expect(entries.map(({ pageref }: { pageref: string }) => pageref)).toEqual([
      pages[0].id,
      pages[0].id,
    ]);
  });

  it('says which version of the judge wrote it', () => {
    expect(filed([]).log).toMatchObject({ version: '1.2', creator: { name: 'qiyue' } });
  });
});
