import type { Outcome, Outcomes } from '../spec/document.ts';
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
  const plain = typeof code === 'string' && /^\d+$/.test(code) ? Number(code) : code;
  const known = table.rules.some((rule) => rule.code === plain);
  const rule = table.rules.find(
    (rule) =>
      (rule.code === undefined || rule.code === plain) &&
      (rule.status === undefined || statusFits(rule.status, status)),
  );
  if (rule) return { outcomes: rule.outcomes, code, known };
  const strange = typeof plain === 'number' && !known;
  return { outcomes: strange ? table.unknown.outcomes : [], code, known };
}

const statusFits = (pattern: string, status: number): boolean =>
  pattern.endsWith('XX') ? pattern.startsWith(`${Math.floor(status / 100)}`) : +pattern === status;
