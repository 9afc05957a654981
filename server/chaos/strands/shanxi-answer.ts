import { shanxiCall } from '../../testing/calls.ts';
import type { Body } from '../../testing/shanxi-rig.ts';
import type { Outcome } from '../ledger.ts';
import { sent } from '../strand.ts';

/** What Shanxi said: yes, no, or nothing that settles the question. */
export interface ShanxiAnswer {
  readonly kind: 'yes' | 'no' | 'unclear';
  readonly outcome: Outcome;
  readonly data: Body['data'] | undefined;
}

export interface ShanxiQuestion {
  readonly account: object;
  readonly operation: string;
  readonly given: object;
}

/** A failure of the server is in the envelope too, but tells by its status that it is one. */
export async function shanxiAnswer(
  url: string,
  { account, operation, given }: ShanxiQuestion,
): Promise<ShanxiAnswer> {
  const reply = await sent<Body>(url, shanxiCall(account, operation, given));
  const { result, data } = reply?.body ?? {};
  if (result === 1) return { kind: 'yes', outcome: 'right', data };
  if (result !== 0) return { kind: 'unclear', outcome: 'silent', data };
  return { kind: reply?.status === 200 ? 'no' : 'unclear', outcome: 'refused', data };
}
