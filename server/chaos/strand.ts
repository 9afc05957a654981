import { exchange, type Received, type Request } from '../testing/rig.ts';
import type { Outcome } from './ledger.ts';
import type { Comparison } from './told.ts';

/** A part of the steady client: one kind of work, call after call, and a memory of its answers. */
export interface Strand {
  readonly name: string;
  /** Milliseconds between the end of a call and the next one. */
  readonly pause: number;
  /** Makes one call and says what came of it. */
  step(): Promise<Outcome>;
  /** Compares what it was told with what is there; the servers are well and nobody calls. */
  compared(): Promise<Comparison>;
}

/** Milliseconds that a caller waits: longer than a server waits for its database. */
const patience = 10_000;

/** Sends a request; `undefined` where there is no reply, or none in JSON. */
export async function sent<Body>(
  url: string,
  request: Request,
): Promise<Received<Body> | undefined> {
  try {
    return await exchange<Body>(url, { ...request, signal: AbortSignal.timeout(patience) });
  } catch {
    return undefined;
  }
}
