import type { RequirementId } from '../generated/requirements.ts';
import type { Text } from '../spec/language.ts';
import type { Severity } from './result.ts';
import type { Need } from './target/target.ts';

/** A requirement together with the code that decides it: identity, provenance, strength, body. */
export interface Check<Session> {
  /** `contract.chapter.what-a-good-endpoint-does`. Reports refer to it, so it is never reused. */
  readonly id: string;
  /** What it decides, the most specific first. */
  readonly requirements: readonly [RequirementId, ...RequirementId[]];
  readonly severity: Severity;
  /** What a conforming endpoint does: one sentence, present tense, no 应 and no "shall". */
  readonly title: Text;
  readonly source: 'derived' | 'hand-written';
  /** operationId, or `*` when it is about the interface as a whole. */
  readonly operation: string;
  /** The parameter, field or header it is about. */
  readonly field?: string;
  /** What the target file has to offer; without it the check is skipped. */
  readonly needs?: readonly Need[];
  /** Earlier checks without which this one proves nothing; it is then blocked, not failed. */
  readonly after?: readonly string[];
  /** Returns when the endpoint conforms, throws `Mismatch` when not. Any other throw is our bug. */
  readonly run: (session: Session) => Promise<void> | void;
}

/**
 * What the checks have in common that try a rule by calling: they say nothing where even the right
 * call of `rootCheck` fails. Gives the frame of a check of an operation.
 */
export const callingAfter =
  (rootCheck: string) =>
  <const Operation extends string>(operation: Operation) =>
    ({ severity: 'must', source: 'hand-written', operation, after: [rootCheck] }) as const;
