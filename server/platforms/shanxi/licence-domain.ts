import { accept, type Result, refuse } from '../../result.ts';
import { type Licence, licenceState } from '../../stores/licence-port.ts';

/** Why a licence lets nothing pass: the caller is told that much alone, the audit log which. */
export type LicenceFault =
  | 'unknown-licence'
  | 'licence-of-another-account'
  | 'licence-of-another-enterprise'
  | 'expired-licence'
  | 'revoked-licence';

/** Who asks about which enterprise; `at` in Unix seconds. */
export interface LicensedQuery {
  readonly username: string;
  readonly uniscId: string;
  readonly at: number;
}

/**
 * SX-R032, SX-R034, SX-A08: a licence is good for the account that uploaded it and the enterprise
 * that gave it, again and again until its time is over or the operator takes it back.
 */
export function licenceDecision(
  licence: Licence | undefined,
  { username, uniscId, at }: LicensedQuery,
): Result<Licence, LicenceFault> {
  if (!licence) return refuse('unknown-licence');
  if (licence.username !== username) return refuse('licence-of-another-account');
  if (licence.uniscId !== uniscId) return refuse('licence-of-another-enterprise');
  const state = licenceState(licence, at);
  return state === 'valid' ? accept(licence) : refuse<LicenceFault>(`${state}-licence`);
}
