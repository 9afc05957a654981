import { plainBytes, tooLarge } from '../../http/frame.ts';
import type { Head } from '../../http/http.ts';
import type { Admit } from './admission.ts';
import type { Refusal } from './domain.ts';

/** How much of a body is read, and what a caller who sends more is told. */
export interface Limit {
  readonly bytes: number;
  readonly refusal: Refusal;
}

const plain: Limit = { bytes: plainBytes, refusal: tooLarge(plainBytes) };

/**
 * NM-A25: a case may be large. What is larger than other bodies is read for a live session alone,
 * or whoever reaches the port could fill our memory; a dead session is told so first (NM-A46).
 */
export function createBodyLimit(admit: Admit, caseBytes: number) {
  const whole: Limit = { bytes: caseBytes, refusal: tooLarge(caseBytes) };
  return async (operation: string | undefined, head: Head): Promise<Limit> => {
    if (operation === undefined || operation === 'login') return plain;
    const limit = operation === 'receiveCaseinfo' ? whole : plain;
    const announced = head.headers['content-length'];
    if (announced !== undefined && Number(announced) <= plainBytes) return limit;
    const caller = await admit(head);
    return caller.ok ? limit : { bytes: plainBytes, refusal: caller.refusal };
  };
}
