import type { Budget } from '../report/report.ts';

/** How much is made up for one operation; the same seed makes the same requests. */
export interface FuzzPlan {
  readonly seed: number;
  /** Requests per operation, those included that look for a smaller failing one. */
  readonly requests: number;
  /** Milliseconds per operation. */
  readonly time: number;
}

const most = { requests: 300, seconds: 60 };

/** Bounds for whoever names none; no operation is given more than the budget of the whole run. */
export const fuzzPlan = (seed: number, budget: Budget | null): FuzzPlan => ({
  seed,
  requests: Math.min(most.requests, budget?.requests ?? most.requests),
  time: Math.min(most.seconds, budget?.seconds ?? most.seconds) * 1000,
});

/** Whether somebody asks for such checks by naming one, as to see again what one has found. */
export const namesFuzz = (only: readonly string[] = []): boolean =>
  only.some((one) => /^[^.]+\.fuzz(\.|$)/.test(one));
