import { inBoth } from '../../../spec/language.ts';
import type { Head } from '../../http/http.ts';
import type { Setting } from '../../platform.ts';
import type { Entered } from './entrances.ts';
import type { Given } from './parameters.ts';

/** What is being recorded: the call, its operation if it has one, and when it came. */
export interface Recorded {
  readonly head: Pick<Head, 'id'>;
  readonly operation: string | undefined;
  /** By the clock that only goes forward. */
  readonly started: number;
}

/** Resolves when the call is on record; only then may it be answered. */
export type Keep = (call: Recorded, entered: Omit<Entered, 'seal'>) => Promise<void>;

/** SX-R018, SX-A47: one record for each call, with what it named, proved or not. */
export const createRecords =
  (contract: string, { audit, clock }: Pick<Setting, 'audit' | 'clock'>): Keep =>
  ({ head, operation, started }, { decision, given = {} }) =>
    audit.append({
      at: clock.now(),
      contract,
      requestId: head.id,
      username: named(given, 'username'),
      operation: operation ?? null,
      uniscId: named(given, 'uniscId'),
      licenseID: named(given, 'licenseID'),
      outcome: decision.ok ? 'success' : decision.refusal.kind,
      reason: decision.ok ? null : inBoth(decision.refusal.says),
      milliseconds: Math.round((clock.elapsed() - started) * 100) / 100,
    });

function named(given: Given, name: string): string | null {
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  return typeof value === 'string' ? value : null;
}
