import type { Outcome, OutcomeRule, Outcomes } from '../../spec/document.ts';
import { valueAt } from '../../spec/pointer.ts';

/** What a reply can mean, and whether its code is one that the document knows. */
export interface Classified {
  readonly outcomes: readonly Outcome[];
  /** The code as it stands in the body; undefined when there is none. */
  readonly code: unknown;
  readonly known: boolean;
  /** The fields that the document decides by, in its order. */
  readonly decisive: readonly Decisive[];
  /** JSON Pointer to the code, or to where it would stand. */
  readonly codeAt: string | null;
}

/** A field of the envelope: its name, where it stands or would stand, and its value. */
export interface Decisive {
  readonly name: string;
  readonly at: string;
  readonly value: unknown;
}

/**
 * Sorts a reply by HTTP status and envelope (`x-outcomes`). Never by the status alone: these
 * interfaces refuse with HTTP 200. No outcome at all means that the reply contradicts itself.
 */
export function classify(table: Outcomes, status: number, body: unknown): Classified {
  const decisive = Object.entries(table.fields).map(([name, pointers]) =>
    found(name, pointers, body),
  );
  const values = new Map(decisive.map(({ name, value }) => [name, plain(value)]));
  const code = values.get(table.code);
  const known = table.rules.some(({ when }) => plain(when?.[table.code] ?? undefined) === code);
  // An unknown code has rules of its own; what is no number at all contradicts the envelope.
  const rules = known || typeof code !== 'number' ? table.rules : table.unknown.rules;
  const rule = rules.find((one) => fits(one, status, values));
  const own = decisive.find(({ name }) => name === table.code);
  const { value, at = null } = own ?? {};
  return { outcomes: rule?.outcomes ?? [], code: value, known, decisive, codeAt: at };
}

/** The first place that holds a value; the documented one where none does. */
function found(name: string, pointers: readonly string[], body: unknown): Decisive {
  const at = pointers.find((pointer) => valueAt(body, pointer) !== undefined) ?? pointers[0] ?? '';
  return { name, at, value: valueAt(body, at) };
}

/** A code may be a number or a string of digits; as JSON would write it, so `00` is none. */
const plain = (value: unknown): unknown =>
  typeof value === 'string' && /^(0|[1-9]\d*)$/.test(value) ? Number(value) : value;

const fits = (
  { status: pattern, when = {} }: OutcomeRule,
  status: number,
  values: ReadonlyMap<string, unknown>,
): boolean =>
  (pattern === undefined ? !isRedirect(status) : statusFits(pattern, status)) &&
  Object.entries(when).every(([name, value]) => plain(value ?? undefined) === values.get(name));

/** Rule 5 of the readings: a failure has 200, 4xx or 5xx; a redirect answers nothing. */
const isRedirect = (status: number): boolean => status >= 300 && status < 400;

const statusFits = (pattern: string, status: number): boolean =>
  pattern.endsWith('XX') ? pattern.startsWith(`${Math.floor(status / 100)}`) : +pattern === status;
