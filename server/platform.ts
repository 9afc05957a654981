import type { Fault } from './fault.ts';
import type { Call, Reply } from './http.ts';
import type { Log } from './log.ts';
import type { Vault } from './security.ts';
import type { Stores } from './stores/port.ts';

/** What every platform is built from. */
export interface Setting {
  /** The bundled OpenAPI document. */
  readonly document: object;
  readonly stores: Stores;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Clock {
  /** Milliseconds since 1970, as other machines see them. */
  now(): number;
  /** Milliseconds that only ever go forward, for windows. */
  elapsed(): number;
}

export const systemClock: Clock = { now: Date.now, elapsed: () => performance.now() };

/** One contract in service: it answers for all that lies beneath its territory. */
export interface Platform {
  readonly id: string;
  /** First segments of its paths. */
  readonly territory: ReadonlySet<string>;
  /** Largest body in bytes. */
  readonly bodyLimit: number;
  answer(call: Call): Promise<Reply>;
  /** Words a fault that the frame noticed in the platform's own envelope. */
  problem(fault: Fault): Reply;
}

/** How a platform comes into being; `platforms/index.ts` lists them. */
export interface PlatformKind {
  readonly id: string;
  create(setting: Setting): Promise<Platform>;
}
