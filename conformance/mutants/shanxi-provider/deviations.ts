import { objectOf, withFields } from '../bodies.ts';
import { type Condition, edited, jsonReply, mend, type Reshape, reshaping } from '../deviations.ts';
import { type Change, envelopeOf, isObject, type Json, map } from '../envelope.ts';
import type { WireReply, WireRequest } from '../mutant.ts';
import { sealed } from '../shanxi/seals.ts';
import type { Deviation, Surroundings } from './surroundings.ts';

/** Deviates on what is sealed: request and reply are plain. A failure stays unsealed (SX-A22). */
export const inside =
  (deviation: Deviation): Deviation =>
  async (request, around) => {
    const call = around.open(request);
    if (call === undefined) return around.forward(request);
    const reply = await deviation(call.plain, { ...around, forward: around.ask });
    return isPage(reply) ? sealed(reply, call.key) : reply;
  };

/** Changes the pages of records. */
export const eachPage = (reshape: Reshape<Surroundings>): Deviation =>
  inside(reshaping((reply) => isRight(reply), reshape));

/** Changes the envelope of the pages. */
export const edit = (...changes: readonly Change[]): Deviation =>
  eachPage((reply) => edited(reply, ...changes));

/** Changes every record. */
export const eachRecord = (change: Change): Deviation =>
  eachPage((reply) => withRecords(reply, recordsOf(reply).map(change)));

/** Serves what a conforming provider turns down. */
export const serve = (
  condition: Condition<Surroundings>,
  repair: (request: WireRequest) => WireRequest,
): Deviation => inside(mend(condition, repair));

/** Another page of the same call. */
export const askPage = (
  request: WireRequest,
  { forward }: Surroundings,
  pageno: number,
): Promise<WireReply> => forward(withFields(request, { pageno }));

export function recordsOf(reply: WireReply): readonly Json[] {
  const records = envelopeOf(reply)?.['recordList'];
  return Array.isArray(records) ? records.filter(isObject) : [];
}

export const withRecords = (reply: WireReply, records: readonly unknown[]): WireReply =>
  edited(
    reply,
    map('recordList', () => records),
  );

export const countOf = (reply: WireReply): number => Number(envelopeOf(reply)?.['count']);

/** A number of a plain request. */
export const numberIn = (request: WireRequest, name: string): number =>
  Number(objectOf(request)?.[name]);

export const failure = (msg: string, status = 200): WireReply =>
  jsonReply(status, { msg, result: 0 });

const isRight = (reply: WireReply): boolean => Array.isArray(envelopeOf(reply)?.['recordList']);

/** Whatever is no failure was meant to be a page, even if a deviation has spoilt it. */
const isPage = (reply: WireReply): boolean =>
  reply.status < 400 && envelopeOf(reply)?.['result'] !== 0;
