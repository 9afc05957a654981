import { setTimeout as wait } from 'node:timers/promises';
import type { Keeping } from './accounts/applications.ts';
import type { Room } from './http/body-room.ts';
import type { Fault } from './http/fault.ts';
import type { Call, Head, Reply } from './http/http.ts';
import type { SmKeys } from './keys/sm-keys.ts';
import type { LicenceFiles } from './licences/files.ts';
import type { Log } from './log.ts';
import type { Watch } from './metrics/watch.ts';
import type { Audit } from './stores/audit-port.ts';

/** What every platform is built from. */
export interface Setting extends Holdings {
  /** The bundled OpenAPI document. */
  readonly document: object;
  readonly clock: Clock;
  /** Waits as the clock does, without holding a place that another call could work in. */
  readonly rest?: Clock['wait'];
  readonly log: Log;
  /** Bytes that a body with a whole case in it may have. */
  readonly caseBytes: number;
  /** Days that a licence lets queries pass (SX-A08). */
  readonly licenceDays: number;
  /** Absent: nobody watches. */
  readonly watch?: Watch | undefined;
}

/** All that outlives a call; what a contract does not ask for is never made. */
export interface Holdings extends Keeping {
  /** Where calls are recorded (SX-R018). */
  readonly audit: Audit;
  /** The documents of licences (SX-R033). */
  readonly licenceFiles: LicenceFiles;
  /** What opens requests that are sealed (SX-R021). */
  readonly smKeys: SmKeys;
}

/** What demo data goes into. */
export type SeedPlaces = Pick<Holdings, keyof Keeping | 'licenceFiles'>;

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
  /** What the document calls the operation that a request is for, if it is for one. */
  operation(head: Pick<Head, 'method' | 'path'>): string | undefined;
  bodyLimit(head: Head): Promise<BodyLimit>;
  answer(call: Call): Promise<Reply>;
  /** Words a fault that the frame noticed in the platform's own envelope. */
  problem(fault: Fault, head: Head): Reply;
}

/** The largest body of one request, and what a larger one is answered with. */
export interface BodyLimit {
  readonly bytes: number;
  exceeded(): Reply | Promise<Reply>;
  /** Where anybody may send large bodies: what those that are in memory take their share of. */
  readonly room?: Room;
  /** The request broke off before its body was there; nobody can be answered. */
  cutOff?(): Promise<void>;
}

/** How a platform comes into being; `platforms/index.ts` lists them. */
export interface PlatformKind {
  readonly id: string;
  /** Who calls: applications, or users of the contract itself. */
  readonly applications?: ApplicationTerms;
  readonly users?: UserTerms;
  /** Whether callers may encrypt for SM2 keys of the platform, which the operator rotates. */
  readonly smKeys?: boolean;
  /** Whether callers upload licences, which the operator looks after (SX-R032). */
  readonly licences?: true;
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

/** What the users of a contract are like, for the commands that manage them. */
export interface UserTerms {
  /** The operations that a user may call only when they are granted. */
  grantable(document: object): readonly string[];
  /** The least and the most characters of a password. */
  passwordLength(document: object): readonly [least: number, most: number];
}

/** Invented data to try a platform with. */
export interface Demo {
  /** Adds what is missing and gives the secret of each demo application. */
  seed(places: SeedPlaces, document: object): Promise<Credentials>;
  /** What a judge's target file for a server with this data says. */
  target(url: string, credentials: Credentials): object;
}

/** Secrets by the name of their application, or of the secret itself. */
export type Credentials = Readonly<Record<string, string>>;
