import type { Outcome, OutcomeRule, Outcomes } from '../spec/document.ts';
import { valueAt } from '../spec/pointer.ts';

/** What a reply can mean, and whether its code is one that the document knows. */
export interface Classified {
  readonly outcomes: readonly Outcome[];
  /** The code as it stands in the body; undefined when there is none. */
  readonly code: unknown;
  readonly known: boolean;
}

/**
 * Sorts a reply by HTTP status and envelope code (`x-outcomes`). Never by the status alone: these
 * interfaces refuse with HTTP 200. No outcome at all means that the reply contradicts itself.
 */
export function classify(table: Outcomes, status: number, body: unknown): Classified {
  const code = valueAt(body, table.field);
  const plain = typeof code === 'string' && isNumber.test(code) ? Number(code) : code;
  const known = table.rules.some((rule) => rule.code === plain);
  // An unknown code has rules of its own; what is no number at all contradicts the envelope.
  const rules = known || typeof plain !== 'number' ? table.rules : table.unknown.rules;
  const rule = rules.find((one) => fits(one, status, plain));
  return { outcomes: rule?.outcomes ?? [], code, known };
}

/** Digits as a JSON number would have them: `00` is no way to write a code. */
const isNumber = /^(0|[1-9]\d*)$/;

const fits = (rule: OutcomeRule, status: number, code: unknown): boolean =>
  (rule.code === undefined || rule.code === code) &&
  (rule.status === undefined || statusFits(rule.status, status));

const statusFits = (pattern: string, status: number): boolean =>
  pattern.endsWith('XX') ? pattern.startsWith(`${Math.floor(status / 100)}`) : +pattern === status;
