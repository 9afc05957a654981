import type { Outcomes } from '../../spec/document.ts';
import type { Text } from '../../spec/language.ts';
import type { Demand } from '../expect.ts';
import type { Severity } from '../result.ts';

/** The first line of a plan: what all others are read with. */
export interface PlanHead {
  readonly format: 'qiyue-plan/1';
  readonly contract: string;
  readonly title: Text;
  readonly contractSha256: string;
  /** How a reply is sorted by HTTP status and envelope (`x-outcomes` of the document). */
  readonly outcomes: Outcomes;
  /** JSON Schemas of the replies, by operation and HTTP status. */
  readonly replies: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Names of the applications that the requests are sent as. */
  readonly applications: readonly string[];
}

/** A check whose steps are data from beginning to end. */
export interface PlanCheck {
  readonly check: string;
  readonly title: Text;
  /** The most specific first. */
  readonly requirements: readonly string[];
  readonly severity: Severity;
  /** Checks without which this one says nothing. */
  readonly after: readonly string[];
  readonly steps: readonly PlanStep[];
}

/** A check that no plan can hold, and why. */
export interface PlanOmission {
  readonly omitted: string;
  readonly reason: Text;
}

export type PlanLine = PlanHead | PlanCheck | PlanOmission;

/** One request and what has to come back; without a demand any reply is good. */
export interface PlanStep extends Template {
  readonly demand: Demand | null;
}

/** A request whose values are made when it is sent; `{{name}}` stands for the value of a name. */
export interface Template {
  readonly operation: string;
  readonly values: Readonly<Record<string, TemplateValue>>;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** UTF-8 text, or bytes in Base64; null when nothing is sent. */
    readonly body: string | { readonly base64: string } | null;
  };
}

/**
 * A text; Unix seconds (or milliseconds) from now; a random text in which each `x` is a small and
 * each `X` a capital hexadecimal digit; the value of an earlier step, counted from 0; a field of an
 * application of the caller's; or the SHA-256 of a text in capital hexadecimal digits.
 */
export type TemplateValue =
  | string
  | { readonly now: number; readonly unit: 'seconds' | 'milliseconds' }
  | { readonly random: string }
  | { readonly step: number }
  | { readonly application: string; readonly field: string }
  | { readonly sha256: string };
