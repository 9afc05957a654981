import { type Condition, edited, jsonReply, type Reshape, reshaping, when } from '../deviations.ts';
import { type Change, envelopeOf, isObject, type Json, map } from '../envelope.ts';
import type { WireReply } from '../mutant.ts';
import { calls, type Operation } from './requests.ts';
import type { Deviation, Surroundings } from './surroundings.ts';

/** Which replies a deviation is about: the document tells no more apart (SX-A22). */
export type Outcome = 'any' | 'success' | 'failure';

/** Deviates on one operation only. */
export const only = (operation: Operation, deviation: Deviation): Deviation =>
  when(calls(operation), deviation);

/** Turns down what a conforming platform serves. */
export const refuse = (condition: Condition<Surroundings>, msg = '请求被拒绝'): Deviation =>
  when(condition, async () => failure(msg));

/** Answers a success of its own, and keeps nothing. */
export const pretend = (condition: Condition<Surroundings>, data?: unknown): Deviation =>
  when(condition, async () => success(data));

/** Changes the replies of one outcome. */
export const after = (outcome: Outcome, reshape: Reshape<Surroundings>): Deviation =>
  reshaping((reply) => isOutcome(reply, outcome), reshape);

/** Changes the envelope of the replies of one outcome. */
export const edit = (outcome: Outcome, ...changes: readonly Change[]): Deviation =>
  after(outcome, (reply) => edited(reply, ...changes));

/** Changes every enterprise that getEnterpriseGrade and getEnterpriseGrades give. */
export const eachCompany = (change: Change): Deviation =>
  when(
    calls('getEnterpriseGrade', 'getEnterpriseGrades'),
    after('success', (reply) =>
      companiesOf(reply) === undefined
        ? edited(reply, mapData(change))
        : withRows(reply, rowsOf(reply).map(change)),
    ),
  );

/** Changes every trade. */
export const eachTrade = (change: Change): Deviation =>
  only(
    'getPublicResourcesTrading',
    after('success', (reply) => withRows(reply, rowsOf(reply).map(change))),
  );

/** The enterprises of a page or the trades of a list; none where there is neither. */
export function rowsOf(reply: WireReply): readonly Json[] {
  const data = envelopeOf(reply)?.['data'];
  const rows = Array.isArray(data) ? data : companiesOf(reply);
  return Array.isArray(rows) ? rows.filter(isObject) : [];
}

/** The same reply with other enterprises or trades. */
export const withRows = (reply: WireReply, rows: readonly unknown[]): WireReply =>
  edited(
    reply,
    map(companiesOf(reply) === undefined ? 'data' : 'data.companyList', () => rows),
  );

export const isSuccess = (reply: WireReply): boolean => envelopeOf(reply)?.['result'] === 1;

/** A refusal in the documented shape (SX-A22). */
export const failure = (msg: string, status = 200): WireReply =>
  jsonReply(status, { msg, result: 0 });

/** A success in the documented shape. */
export const success = (data?: unknown): WireReply =>
  jsonReply(200, { msg: '成功', result: 1, ...(data === undefined ? {} : { data }) });

const companiesOf = (reply: WireReply): unknown => {
  const data = envelopeOf(reply)?.['data'];
  return isObject(data) ? data['companyList'] : undefined;
};

const mapData = (change: Change): Change =>
  map('data', (data) => (isObject(data) ? change(data) : data));

function isOutcome(reply: WireReply, outcome: Outcome): boolean {
  const result = envelopeOf(reply)?.['result'];
  if (result === undefined) return false;
  return outcome === 'any' || (outcome === 'success') === isSuccess(reply);
}
