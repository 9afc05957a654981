import type { CheckResult } from '../../result.ts';
import { attested } from '../attestation.ts';
import type { AppliedWaiver, Report } from '../report.ts';
import { sample } from '../sample.ts';

const creditCode = 'wuhan.rows.credit-code-is-text';
const replay = 'wuhan.nonce.refuses-a-replay';
const message = 'wuhan.failure.says-what-is-wrong';

const waiverOf = (waives: string, state: AppliedWaiver['state']): AppliedWaiver => ({
  waives,
  reason: `${state} | reason`,
  owner: 'Li Lei',
  expires: '2026-12-31',
  state,
  checks: state === 'stale' ? [] : [waives],
});

const facts: Readonly<Record<string, Partial<CheckResult>>> = {
  [creditCode]: {
    place: { file: 'spec/wuhan/schemas/5.4.yaml', line: 42 },
    cause: replay,
    waiver: 0,
  },
  [message]: { waiver: 2 },
};

/** The sample with places, a cause, a waiver of each state and an earlier run to compare with. */
export const annotated: Report = attested({
  ...sample,
  results: sample.results.map((check) => ({ ...check, ...facts[check.id] })),
  waivers: [
    waiverOf(creditCode, 'active'),
    waiverOf('WH-R043', 'stale'),
    waiverOf(message, 'expired'),
  ],
  comparison: {
    earlier: { startedAt: '2026-07-20T10:15:03.120+08:00', resultsSha256: 'e'.repeat(64) },
    new: [replay],
    fixed: ['wuhan.request.post-is-answered'],
    still: [creditCode],
    flaky: [],
    unjudged: [],
  },
});

/** The sample with one thing about its first failed check changed. */
export const withFailure = (change: Partial<CheckResult>): Report => {
  const first = sample.results.find(({ verdict }) => verdict === 'fail');
  return {
    ...sample,
    results: sample.results.map((check) => (check === first ? { ...check, ...change } : check)),
  };
};
