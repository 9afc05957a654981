import { setTimeout as wait } from 'node:timers/promises';
import type { Keeping } from './applications.ts';
import type { Fault } from './fault.ts';
import type { Call, Head, Reply } from './http.ts';
import type { Log } from './log.ts';

/** What every platform is built from. */
export interface Setting extends Keeping {
  /** The bundled OpenAPI document. */
  readonly document: object;
  readonly clock: Clock;
  readonly log: Log;
  /** Bytes that a body with a whole case in it may have. */
  readonly caseBytes: number;
}

export interface Clock {
  /** Milliseconds since 1970, as other machines see them. */
  now(): number;
  /** Milliseconds that only ever go forward, for windows. */
  elapsed(): number;
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  wait: (milliseconds) => wait(milliseconds),
};

/** One contract in service: it answers for all that lies beneath its territory. */
export interface Platform {
  readonly id: string;
  /** First segments of its paths. */
  readonly territory: ReadonlySet<string>;
  bodyLimit(head: Head): Promise<BodyLimit>;
  answer(call: Call): Promise<Reply>;
  /** Words a fault that the frame noticed in the platform's own envelope. */
  problem(fault: Fault, head: Head): Reply;
}

/** The largest body of one request, and what a larger one is answered with. */
export interface BodyLimit {
  readonly bytes: number;
  exceeded(): Reply;
}

/** How a platform comes into being; `platforms/index.ts` lists them. */
export interface PlatformKind {
  readonly id: string;
  readonly applications: ApplicationTerms;
  readonly demo: Demo;
  create(setting: Setting): Promise<Platform>;
}

/** What the applications of a contract are like, for the commands that manage them. */
export interface ApplicationTerms {
  /** What the contract calls the name of an application, and its secret. */
  readonly id: string;
  readonly secret: string;
  /** Whether a call also names an account of the application. */
  readonly accounts: boolean;
  /** Whether applications hand over cases, which the operator can read. */
  readonly cases: boolean;
  /** Calls per second by default; absent if neither limits nor subscriptions exist. */
  readonly rateLimit?: number;
}

/** Invented data to try a platform with. */
export interface Demo {
  /** Adds what is missing and gives the secret of each demo application. */
  seed(keeping: Keeping, document: object): Promise<Credentials>;
  /** What a judge's target file for a server with this data says. */
  target(url: string, credentials: Credentials): object;
}

/** Secrets by the name of their application. */
export type Credentials = Readonly<Record<string, string>>;
