import type { Target } from '../../testing/balancer.ts';

/** Where the steady client calls, and with what. */
export interface Place {
  readonly url: string;
  /** What the judge's target file of a contract says: credentials and fixtures. */
  target(contract: string): Target;
  /** For the operator's commands. */
  readonly environment: NodeJS.ProcessEnv;
}
