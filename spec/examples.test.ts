import { describe, expect, it } from 'vitest';
import * as neimenggu from '../generated/neimenggu.validators.js';
import type { ContractId } from '../generated/requirements.ts';
import * as shanxi from '../generated/shanxi.validators.js';
import * as wuhan from '../generated/wuhan.validators.js';
import { bundleOf, contractIds } from './bundles.ts';
import { dereference } from './dereference.ts';
import { endpoints, type Json, type MediaType } from './document.ts';
import { keysOf, valueAt } from './pointer.ts';
import { compileValidators, type Validators } from './validators.ts';

const generated: Readonly<Record<ContractId, Validators>> = { wuhan, neimenggu, shanxi };

describe.each(contractIds)('the examples of %s', (contract) => {
  const bundle = bundleOf(contract, 'zh');
  const document = dereference(bundle);
  const compiled = compileValidators(bundle);
  const written = generated[contract];

  /** Every example of a body: where it stands, the name of its schema, its value. */
  const examples = [...bodies(bundle, '')].flatMap(([pointer, schema]) => {
    const type = valueAt(document, pointer) as MediaType;
    return Object.entries(type.examples ?? {}).map(
      ([name, { value }]) => [`${pointer} ${name}`, schema, value] as const,
    );
  });

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
    const { fields, code } = document['x-outcomes'];
    const place = fields[code]?.[0] ?? '';

    const shown = endpoints(document).flatMap(({ operation }) =>
      Object.values(operation.responses).flatMap(({ content }) =>
        Object.values(content ?? {}).flatMap(({ examples: replies }) =>
          Object.values(replies ?? {}).map(({ value }) => valueAt(value, place)),
        ),
      ),
    );

    const codes = document['x-result-codes'].map((one) => one.code);
    expect(new Set(shown.filter((one) => one !== undefined))).toEqual(new Set(codes));
  });
});

/** Turns every field into another type; what has no field becomes no body at all. */
function spoil(value: Json): Json {
  const keys = Object.keys(value ?? {});
  return keys.length === 0 ? null : Object.fromEntries(keys.map((key) => [key, [[]]]));
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
