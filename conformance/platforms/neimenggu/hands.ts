import type { RequirementId } from '../../../generated/requirements.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Given, Hands } from '../../derive/hands.ts';
import { fieldOf, isIndex } from '../../derive/places.ts';
import type { Reply } from '../../exchange/observation.ts';
import { refused, succeeded } from '../../expect.ts';
import { Mismatch } from '../../mismatch.ts';
import { testPrefix } from '../../result.ts';
import { type Case, freshCase, freshCaseid } from './cases.ts';
import { codeFor, codesOf } from './replies.ts';
import type { NeimengguSession } from './session.ts';

/** How Inner Mongolia's bodies are sent, and what its refusals of input look like (NM-A28). */
export const createHands = (contract: Contract): Hands<NeimengguSession> => ({
  acceptedBody: () => freshCase(contract),
  sendBody: (session, operation, body) => session.violate(operation, marked(body)),
  succeeded: accepted,
  refusedInput,
  refusalRequirements: (keys) => [
    // The one cast: the document names no other requirements than those of the register.
    ...(codeFor(contract, faultyField(contract, keys))['x-clause'] as readonly RequirementId[]),
    'NM-R010',
  ],
  stores: true,
  warn: (session, ...warning) => session.warn(...warning),
});

/** What an endpoint stores carries the mark of a test, whatever its caseid is to try. */
function marked(body: unknown): unknown {
  const { caseid } = (body ?? {}) as Case;
  const plain = typeof caseid !== 'string' || !/\S/.test(caseid) || caseid.startsWith(testPrefix);
  return plain ? body : { ...(body as Case), caseid: `${freshCaseid()}-${caseid}` };
}

/** Nothing that is right may be refused, but for what readings except. */
async function accepted(session: NeimengguSession, reply: Reply, given: Given): Promise<void> {
  const name = fieldOf(given.keys);
  if (name === 'uniscid') acceptedOrStrict(session, reply);
  else if (name !== 'caseid' || !(await isTooLong(session, reply, given))) succeeded(reply);
}

/** NM-A42: the mark of a test makes a caseid long; a plain one of this length tells the reason. */
async function isTooLong(
  session: NeimengguSession,
  { outcomes }: Reply,
  { value }: Given,
): Promise<boolean> {
  if (!outcomes.includes('bad-input') || typeof value !== 'string') return false;
  const caseid = `${freshCaseid()}-`;
  const plain = caseid + 'x'.repeat([...value].length);
  const one = freshCase(session.contract, { caseid: plain });
  const control = await session.call('receiveCaseinfo', one);
  if (control.outcomes.includes('success')) return false;
  session.warn('NM-A42', {
    zh: `${plain.length} 个字符的 caseid 被拒绝`,
    en: `a caseid of ${plain.length} characters is refused`,
  });
  return true;
}

/** NM-A29: an endpoint may ask that the uniscid be a right code. */
export function acceptedOrStrict(session: NeimengguSession, reply: Reply): void {
  if (reply.outcomes.includes('success')) return;
  refused(reply, { as: ['bad-input'] });
  session.warn('NM-A29', {
    zh: '按统一社会信用代码的规则核对 uniscid',
    en: 'uniscid is held to the rules of the credit code',
  });
}

/**
 * The code of the faulty field has to be told, and no code of a field that is right (NM-A27). Where
 * a reading lets another code pass, the call also has to succeed without the fault.
 */
export async function refusedInput(
  session: NeimengguSession,
  reply: Reply,
  given: Given | null,
  control: () => Promise<Reply>,
): Promise<void> {
  refused(reply, { as: ['bad-input'], advice });
  if (given !== null) {
    const { code } = codeFor(session.contract, faultyField(session.contract, given.keys));
    if (codesOf(reply).length > 0 && codesOf(reply).every((other) => other === code)) return;
    tolerateCode(session, reply, given, `${code}`);
  }
  succeeded(await control(), {
    zh: '去掉这一处错误后仍不成功，说明不是因为它才拒绝。',
    en: 'It fails without the fault as well, so the fault was not the reason.',
  });
}

/** Passes a code other than the documented one with a warning, or throws. */
function tolerateCode(session: NeimengguSession, reply: Reply, given: Given, code: string): void {
  const reading = otherCodeBy(given);
  const codes = codesOf(reply);
  const misleads = reading !== 'NM-A24' && codes.some((other) => isOfAnother(session, other, code));
  const name = fieldOf(given.keys);
  // A code of the endpoint's own does not tell a refusal from a crash where the status is 5xx.
  const crashed = !reply.known && reply.status >= 500 && !reply.text.includes(name);
  if (reading === null || codes.length === 0 || misleads || crashed) throw wrongCode(codes, code);
  session.warn(reading, {
    zh: `${name} 的值写法或类型不对时，答以 ${codes.join('、')} 而不是 ${code}`,
    en: `a ${name} of a wrong form or type is answered with ${codes.join(', ')}, not ${code}`,
  });
}

/** The reading by which the fault may have another code; what is empty may not (NM-A28). */
function otherCodeBy({ keys, value }: Given): 'NM-A24' | 'NM-A48' | null {
  if (isIndex(keys.at(-1))) return isObject(value) ? null : 'NM-A48';
  const noItems = Array.isArray(value) && value.length === 0 && fieldOf(keys) === 'penaltylist';
  if (value === undefined || value === null || noItems) return null;
  if (typeof value !== 'string') return 'NM-A48';
  if (!/\S/.test(value)) return null;
  return fieldOf(keys) === 'penaltydate' ? 'NM-A24' : 'NM-A48';
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a code says that something else is wrong, which is right. */
function isOfAnother({ contract }: NeimengguSession, other: string, code: string): boolean {
  const known = contract.document['x-result-codes'].find((one) => one.code === other);
  return other !== code && (known?.['x-fields']?.length ?? 0) > 0;
}

/** Faults of an item have one code, whichever field of it is faulty (NM-R061). */
function faultyField({ document }: Contract, keys: readonly string[]): string {
  const inItem = document.components.schemas['Entity']?.required?.[0];
  return isIndex(keys.at(-1)) && inItem ? inItem : fieldOf(keys);
}

const wrongCode = (codes: readonly string[], code: string): Mismatch =>
  new Mismatch({
    expected: { zh: `errorCode 为 ${code}`, en: `errorCode ${code}` },
    actual: { zh: codes.join('、') || '没有', en: codes.join(', ') || 'none' },
    at: '/errors/0/errorCode',
    advice,
  });

const advice = {
  zh: '逐个字段核对，缺失、null、空字符串、空白和非字符串都算空，答以该字段自己的错误码。',
  en: 'Check field by field: missing, null, empty, blank and no string are all empty; answer with the code of that very field.',
};
