import { type Condition, edited, jsonReply, type Reshape, reshaping, when } from '../deviations.ts';
import { type Change, envelopeOf, isObject, type Json } from '../envelope.ts';
import type { WireReply, WireRequest } from '../mutant.ts';
import { resigned } from './credentials.ts';
import { calls, type Operation, withParameter } from './requests.ts';
import type { Deviation, Surroundings } from './surroundings.ts';

/** Which replies a deviation is about; a number is an errcode of table A.1. */
export type Outcome = 'any' | 'success' | 'rows' | 'empty' | 'failure' | number;

/** Deviates on one operation only. */
export const only = (operation: Operation, deviation: Deviation): Deviation =>
  when(calls(operation), deviation);

/** Turns down what a conforming server serves. */
export const refuse = (
  condition: Condition<Surroundings>,
  code: number,
  message: string,
): Deviation => when(condition, async () => failure(code, message));

/** Changes the replies of one outcome. */
export const after = (outcome: Outcome, reshape: Reshape<Surroundings>): Deviation =>
  reshaping((reply) => isOutcome(reply, outcome), reshape);

/** Changes the envelope of the replies of one outcome. */
export const edit = (outcome: Outcome, ...changes: readonly Change[]): Deviation =>
  after(outcome, (reply) => edited(reply, ...changes));

/** Changes each row of a page. */
export const eachRow = (change: (row: Json) => unknown): Deviation =>
  after('rows', (reply) => withRows(reply, rowsOf(reply).map(change)));

/** The rows of a reply; none where it holds no page. */
export function rowsOf(reply: WireReply): readonly Json[] {
  const data = envelopeOf(reply)?.['data'];
  const rows = isObject(data) ? data['data'] : undefined;
  return Array.isArray(rows) ? rows.filter(isObject) : [];
}

export const withRows = (reply: WireReply, rows: readonly unknown[]): WireReply =>
  edited(reply, (envelope) => {
    const data = envelope['data'];
    return { ...envelope, data: { ...(isObject(data) ? data : {}), data: rows } };
  });

/** Asks the server for another page of the same query. */
export const askPage = (
  request: WireRequest,
  around: Surroundings,
  pageNo: number,
): Promise<WireReply> => around.forward(resigned(withParameter(request, 'pageNo', pageNo), around));

/** The errcode of a reply, `undefined` where it carries no envelope. */
export function codeOf(reply: WireReply): number | undefined {
  const code = envelopeOf(reply)?.['errcode'];
  return code === undefined ? undefined : Number(code);
}

/** A refusal in the documented shape (WH-R040). */
export const failure = (errcode: number, errmsg: string): WireReply =>
  jsonReply(200, {
    errcode,
    errmsg,
    data: { data: [], metadata: {} },
    hint: null,
  });

/** A success without rows (WH-R039). */
export const noRows = (pageNo: unknown): WireReply =>
  jsonReply(200, {
    errcode: 0,
    errmsg: '',
    detailErrMsg: null,
    data: { pageNo, pageSize: 20, data: [], metadata: {} },
    hint: null,
  });

function isOutcome(reply: WireReply, outcome: Outcome): boolean {
  const code = codeOf(reply);
  if (code === undefined) return false;
  if (typeof outcome === 'number') return code === outcome;
  if (outcome === 'failure') return code !== 0;
  if (outcome === 'rows') return code === 0 && rowsOf(reply).length > 0;
  if (outcome === 'empty') return code === 0 && rowsOf(reply).length === 0;
  return outcome === 'any' || code === 0;
}
