import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as generated from '../generated/wuhan.validators.js';
import { dereference } from './dereference.ts';
import { endpoints, type Json, type MediaType } from './document.ts';
import { keysOf, valueAt } from './pointer.ts';
import { compileValidators, type Validators } from './validators.ts';

const file = new URL('../generated/wuhan.zh.json', import.meta.url);
const bundle: unknown = JSON.parse(readFileSync(file, 'utf8'));
const document = dereference(bundle);
const compiled = compileValidators(bundle);
const written: Validators = { ...generated };

/** Every example of a body: where it stands, the name of its schema, its value. */
const examples = [...bodies(bundle, '')].flatMap(([pointer, schema]) => {
  const type = valueAt(document, pointer) as MediaType;
  return Object.entries(type.examples ?? {}).map(
    ([name, { value }]) => [`${pointer} ${name}`, schema, value] as const,
  );
});

describe('the examples of the Wuhan contract', () => {
  it('are many', () => {
    expect(examples.length).toBeGreaterThan(30);
  });

  it.each(examples)('%s fits %s', (_, schema, value) => {
    const verdicts = [compiled, written].map((validators) => validators[schema]?.(value));

    expect(verdicts).toEqual([true, true]);
  });

  it.each(examples)('%s, spoilt, is refused alike by %s as compiled and as written', (...given) => {
    const [, schema, value] = given;
    const spoilt = [spoil(value), null, [], ''];

    const verdicts = [compiled, written].map((validators) => {
      return spoilt.map((body) => validators[schema]?.(body));
    });

    expect(verdicts[0]).toEqual(verdicts[1]);
    expect(verdicts[0]).toEqual([false, false, false, false]);
  });

  it('show every result code', () => {
    const replies = endpoints(document).flatMap(({ operation }) =>
      Object.values(operation.responses).flatMap(({ content }) =>
        Object.values(content ?? {}).flatMap(({ examples: shown }) =>
          Object.values(shown ?? {}).map(({ value }) => valueAt(value, '/errcode')),
        ),
      ),
    );

    expect(new Set(replies)).toEqual(new Set(document['x-result-codes'].map(({ code }) => code)));
  });
});

/** Removes what every body has to have, or turns it into another type. */
function spoil(value: Json): Json {
  if (typeof value !== 'object' || value === null) return null;
  return 'pageNo' in value ? { ...value, pageNo: [] } : {};
}

/** Each media type of a body: its JSON Pointer and the name of its schema. */
function* bodies(node: unknown, pointer: string): Generator<readonly [string, string]> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const here = `${pointer}/${key.replaceAll('/', '~1')}`;
    const reference = valueAt(value, '/schema/$ref');
    const name = keysOf(String(reference ?? '')).at(-1);
    if (typeof valueAt(value, '/examples') === 'object' && name) yield [here, name];
    else yield* bodies(value, here);
  }
}
