import type { Target } from '../../target/target.ts';

/** An endpoint that is judged by a person's own document. */
export interface OwnTarget extends Target {
  readonly contract: 'own';
  /** Credentials by the names of the document's `securitySchemes`; for basic, `user:password`. */
  readonly security?: Readonly<Record<string, string>>;
  /** Right values of an operation's parameters and top-level body fields, before its examples. */
  readonly fixtures?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
