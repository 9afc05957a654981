import { beijingTime, secondsOf } from '../../beijing-time.ts';
import { companyAt } from '../../platforms/shanxi/seed/synthetic-companies.ts';
import type { CollectedRecord } from '../../stores/collection-port.ts';

/** The records of a provider, each with a time at which it changed last. */
export interface ProviderRecords {
  /** Those that changed at that time or later; all without one. */
  page(request: PageRequest): ProvidedPage;
  /** Gives the last of them other grades, as of now. */
  renew(count: number): void;
  /** A time with about as many changes before it as after it. */
  readonly middle: string;
}

export interface PageRequest {
  readonly pageno: number;
  readonly pagesize: number;
  readonly since?: string;
}

export interface ProvidedPage {
  readonly count: number;
  readonly recordList: readonly CollectedRecord[];
}

/** When the last of them changed; each one before it a minute earlier. */
const lastChange = secondsOf('2026-01-01 00:00:00') ?? 0;
const step = 60;

/** The same records for the same number. */
export function createRecords(total: number): ProviderRecords {
  let renewed = { from: total, at: 0 };

  function firstSince(since: string | undefined): number {
    const seconds = since === undefined ? undefined : secondsOf(since);
    if (seconds === undefined) return 0;
    const first = Math.ceil(total - 1 - (lastChange - seconds) / step);
    const changed = Math.min(Math.max(first, 0), total);
    return renewed.at >= seconds ? Math.min(changed, renewed.from) : changed;
  }
  function recordAt(index: number): CollectedRecord {
    const { uniscId = '', enterpriseName = '', assessGrade = '' } = companyAt(index);
    const grade = assessGrade === 'D' ? 'A' : 'D';
    return {
      uniscId,
      enterpriseName,
      assessGrade: index < renewed.from ? assessGrade || null : grade,
    };
  }
  return {
    middle: beijingTime(lastChange - Math.floor(total / 2) * step),
    renew(count) {
      renewed = { from: total - count, at: Math.floor(Date.now() / 1000) };
    },
    page({ pageno, pagesize, since }) {
      const first = firstSince(since);
      const start = first + (pageno - 1) * pagesize;
      const length = Math.min(Math.max(total - start, 0), pagesize);
      const recordList = Array.from({ length }, (_, place) => recordAt(start + place));
      return { count: total - first, recordList };
    },
  };
}
