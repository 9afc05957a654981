import type { Text } from '../../../spec/language.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds, type Refusal, refused, told, unthrottled } from '../../expect.ts';
import { Mismatch } from '../../mismatch.ts';
import { codeFor, entriesOf } from '../../platforms/neimenggu/replies.ts';
import type { NeimengguSession } from '../../platforms/neimenggu/session.ts';
import { shown } from '../../shown.ts';

/** What a caller proves itself by. */
export type Proof = 'appKey' | 'appSecret' | 'account' | 'access_token';

/** How a caller is turned away who has not proved who it is. */
export interface Rejection {
  /** What is wrong. */
  readonly field: Proof;
  /** The field whose code the document demands, if another. */
  readonly codeOf?: Proof;
  /** Codes that a reading tolerates in its place, with a warning. */
  readonly tolerated?: { readonly reading: string; readonly codes: readonly string[] };
  /** The value is also bad input (rule 5 of the readings), so a code for that will do. */
  readonly orInput?: boolean;
}

/** The call was refused for who made it, with the code of the faulty field and no other. */
export function refusedAsCaller(
  session: NeimengguSession,
  reply: Reply,
  rejection: Rejection,
): void {
  const { field, codeOf = field, tolerated, orInput = false } = rejection;
  const { code, title } = codeFor(session.contract, codeOf);
  const codes = (tolerated?.codes ?? []).map(Number);
  refused(reply, {
    as: orInput ? ['bad-credentials', 'bad-input'] : ['bad-credentials'],
    codes,
    advice: {
      zh: `先核对来者是谁，不对的答以 errorCode ${code}，不要再往下处理。`,
      en: `Verify who is calling first; answer errorCode ${code} and go no further.`,
    },
  });
  withoutGifts(reply);
  // A refusal without any code is told by the check of the reply's fields.
  if (reply.code === undefined || (orInput && reply.outcomes.includes('bad-input'))) return;
  if (tolerated && codes.includes(Number(reply.code))) {
    session.warn(tolerated.reading, {
      zh: `${field} 有误时答以 ${reply.code} 而不是 ${code}`,
      en: `a wrong ${field} is answered with ${reply.code} instead of ${code}`,
    });
    return;
  }
  holds(`${reply.code}` === code, {
    expected: { zh: `errorCode ${code}（${title}）`, en: `errorCode ${code}` },
    actual: shown(reply.code),
    at: '/errors/0/errorCode',
  });
  alone(reply);
}

/** NM-A27: who fails to prove who it is hears of nothing else. */
function alone(reply: Reply): void {
  const { length } = entriesOf(reply);
  holds(length === 1, {
    expected: { zh: '只报这一处错误', en: 'this one error alone' },
    actual: { zh: `${length} 处`, en: `${length} errors` },
    at: '/errors',
  });
}

/** What only a success gives. */
const gifts = /^(?:access_?token|token|acceptid|accpetid)$/i;

/** A refusal that hands out a token or an acceptid all the same is none. */
export function withoutGifts({ body }: Reply): void {
  const entries = Object.entries(typeof body === 'object' && body !== null ? body : {});
  const given = entries.find(([name, value]) => gifts.test(name) && (value ?? '') !== '');
  if (!given) return;
  throw new Mismatch({
    expected: { zh: '失败时不给令牌和受理号', en: 'neither a token nor an acceptid in a refusal' },
    actual: { zh: `给了 ${given[0]}`, en: `${given[0]} is given` },
    at: `/${given[0]}`,
  });
}

/** Which of the two is nobody's rule: the call was carried out, or refused for such a reason. */
export function answered(reply: Reply, as: Refusal['as'], expected: Text): void {
  unthrottled(reply);
  const isClear = ['success' as const, ...as].some((outcome) => reply.outcomes.includes(outcome));
  holds(isClear, { expected, actual: told(reply), at: '/ackCode' });
}
