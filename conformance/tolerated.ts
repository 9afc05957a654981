import { createRequire } from 'node:module';
import type { Ajv2020 as Ajv, ValidateFunction } from 'ajv/dist/2020.js';
import type { Schema, Tolerated } from '../spec/document.ts';
import { pointerOf, valueAt } from '../spec/pointer.ts';

/** A schema on the way to a keyword, and how many keys of the instance lead to it. */
export interface Node {
  readonly schema: Schema;
  readonly depth: number;
}

/**
 * The entry of `x-tolerated` that covers a failed keyword, from the innermost schema outwards: an
 * absent field that may be absent, or a value that fits one of the tolerated schemas.
 */
export function toleratedBy(
  nodes: readonly Node[],
  missing: string | undefined,
  instance: readonly string[],
  body: unknown,
): Tolerated | null {
  const own = missing === undefined ? undefined : nodes.at(-1)?.schema.properties?.[missing];
  const absent = own?.['x-tolerated']?.find((entry) => entry.absent);
  if (absent) return absent;
  for (const { schema, depth } of nodes.toReversed()) {
    const value = valueAt(body, pointerOf(instance.slice(0, depth)));
    const entry = schema['x-tolerated']?.find((entry) => fits(entry, value));
    if (entry) return entry;
  }
  return null;
}

const compiled = new WeakMap<Tolerated, ValidateFunction>();
let ajv: Ajv | undefined;

function fits(entry: Tolerated, value: unknown): boolean {
  if (entry.schema === undefined) return false;
  const validate = compiled.get(entry) ?? compile(entry);
  return validate(value) === true;
}

/** Ajv itself is loaded only now: a conforming endpoint never needs it, and it costs start-up. */
function compile(entry: Tolerated): ValidateFunction {
  const { Ajv2020 } = createRequire(import.meta.url)('ajv/dist/2020.js');
  ajv ??= new Ajv2020({ strict: false }) as Ajv;
  const validate = ajv.compile(entry.schema ?? false);
  compiled.set(entry, validate);
  return validate;
}
