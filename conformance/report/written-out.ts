import { visible } from './visible.ts';

/**
 * The same value with the invisible characters of all its texts and names written out, for formats
 * that people look at in viewers which hide or obey them.
 */
export function writtenOut<Value>(value: Value): Value {
  // The one cast: texts stay texts, lists lists and objects objects.
  return spelled(value) as Value;
}

function spelled(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(spelled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [visible(name), spelled(part)]),
  );
}
