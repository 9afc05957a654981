import type { Contract } from '../contract/contract.ts';
import type { Mask } from '../mask.ts';
import type { CheckResult, NearestPass } from '../result.ts';
import type { Decided } from '../run.ts';
import { causesOf } from './causes.ts';
import { toExchange } from './exchange.ts';
import { nearestPass } from './nearest-pass.ts';
import { linesOf, placeOf } from './places.ts';

/** What explains the results of a run beyond the single check. */
export interface Explaining<Session> {
  readonly contract: Contract;
  readonly decided: readonly Decided<Session>[];
  readonly mask: Mask;
}

/**
 * The results with their places in the contract, and the failed ones with their common causes and
 * with what passed close by. Takes them in the order of what was decided.
 */
export function explained<Session>(
  results: readonly CheckResult[],
  { contract, decided, mask }: Explaining<Session>,
): readonly CheckResult[] {
  const lines = linesOf(contract);
  const causes = causesOf(decided);
  return results.map((result, index) => {
    const { id, operation, field, requirements } = result;
    const at = result.difference?.at ?? null;
    const shownBy = decided[index]?.evidence?.operation ?? null;
    const about = { id, operation, field, requirements, at, shownBy };
    return {
      ...result,
      place: lines && placeOf(about, lines),
      nearestPass: result.verdict === 'fail' ? passLike(decided[index], decided, mask) : null,
      cause: causes.get(id) ?? null,
    };
  });
}

function passLike<Session>(
  failed: Decided<Session> | undefined,
  decided: readonly Decided<Session>[],
  mask: Mask,
): NearestPass | null {
  const found = failed && nearestPass(failed.check, decided);
  if (!found) return null;
  const { check, observations } = found;
  const last = observations.at(-1);
  return {
    check: check.id,
    title: check.title,
    exchange: last ? toExchange(last, mask) : null,
  };
}
