import { type Condition, edited, jsonReply, type Reshape, reshaping, when } from '../deviations.ts';
import { type Change, envelopeOf, isObject, type Json, map } from '../envelope.ts';
import type { WireReply } from '../mutant.ts';
import { documentedMessage } from './fields.ts';
import { calls, type Operation } from './requests.ts';
import type { Deviation, Surroundings } from './surroundings.ts';

/** Which replies a deviation is about; digits are a code of clause 5.1. */
export type Outcome = 'any' | 'success' | 'failure' | `${number}`;

/** Deviates on one operation only. */
export const only = (operation: Operation, deviation: Deviation): Deviation =>
  when(calls(operation), deviation);

/** Turns down what a conforming server serves. */
export const refuse = (condition: Condition<Surroundings>, code: string): Deviation =>
  when(condition, async () => failure(code));

/** Changes the replies of one outcome. */
export const after = (outcome: Outcome, reshape: Reshape<Surroundings>): Deviation =>
  reshaping((reply) => isOutcome(reply, outcome), reshape);

/** Changes the envelope of the replies of one outcome. */
export const edit = (outcome: Outcome, ...changes: readonly Change[]): Deviation =>
  after(outcome, (reply) => edited(reply, ...changes));

/** Changes the list of errors of every failure. */
export const editErrors = (change: (errors: readonly Json[]) => unknown): Deviation =>
  after('failure', (reply) => withErrors(reply, change));

/** Changes each error of every failure. */
export const eachError = (change: Change): Deviation => editErrors((errors) => errors.map(change));

/** Says another code wherever one is said. */
export const recode = (from: `${number}`, to: string): Deviation =>
  after(from, (reply) =>
    withErrors(reply, (errors) =>
      errors.map((error) => (error['errorCode'] === from ? { ...error, errorCode: to } : error)),
    ),
  );

export const withErrors = (
  reply: WireReply,
  change: (errors: readonly Json[]) => unknown,
): WireReply =>
  edited(
    reply,
    map('errors', () => change(errorsOf(reply))),
  );

/** The errors of a reply; none where it lists none. */
export function errorsOf(reply: WireReply): readonly Json[] {
  const errors = envelopeOf(reply)?.['errors'];
  return Array.isArray(errors) ? errors.filter(isObject) : [];
}

export const isSuccess = (reply: WireReply): boolean =>
  envelopeOf(reply)?.['ackCode'] === 'SUCCESS';

/** A refusal in the documented shape (NM-R010), with the documented message if there is one. */
export const failure = (code: string, message?: string): WireReply =>
  jsonReply(200, {
    ackCode: 'FAILURE',
    errors: [{ errorCode: code, message: message ?? documentedMessage(code) ?? '请求被拒绝' }],
  });

/** A success in the documented shape (NM-R018, NM-R020). */
export const success = (more: Json = {}): WireReply =>
  jsonReply(200, { ackCode: 'SUCCESS', errors: [], ...more });

function isOutcome(reply: WireReply, outcome: Outcome): boolean {
  const ackCode = envelopeOf(reply)?.['ackCode'];
  if (ackCode === undefined) return false;
  if (outcome === 'failure') return ackCode === 'FAILURE';
  if (outcome === 'any' || outcome === 'success') return outcome === 'any' || isSuccess(reply);
  return errorsOf(reply).some(({ errorCode }) => errorCode === outcome);
}
