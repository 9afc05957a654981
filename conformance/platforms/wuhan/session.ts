import type { Text } from '../../../spec/language.ts';
import type { Contract } from '../../contract.ts';
import type { Observation, Reply } from '../../observation.ts';
import type { Recorder, Recording } from '../../recorder.ts';
import { curlOf } from './curl.ts';
import { type Query, type Sending, signCall } from './request.ts';
import type { Fixtures, WuhanTarget } from './target.ts';

/** The hands of a Wuhan check. Every exchange made through it is kept as evidence. */
export interface WuhanSession {
  readonly target: WuhanTarget;
  readonly contract: Contract;
  /** Sends what the document allows, rightly signed. */
  readonly call: (operation: string, query: Query, sending?: Sending) => Promise<Reply>;
  /** The same hand, named so that a forbidden request is visible where it is made. */
  readonly violate: (operation: string, query: Query, sending: Sending) => Promise<Reply>;
  /** Waits until the pace of the application under test allows one more call. */
  readonly pace: () => Promise<void>;
  readonly fixtures: (operation: string) => Fixtures;
  /** Names a tolerated variant that was seen. */
  readonly warn: (reading: string, says: Text, at?: string) => void;
  /** Every exchange of the run so far, of all checks. */
  readonly all: readonly Observation[];
  /** Those of this check, in the order of their replies. */
  readonly own: readonly Observation[];
  readonly dialect: Dialect;
}

/** How this endpoint wants to be spoken to, where the readings leave a choice; kept for the run. */
export interface Dialect {
  /** WH-A02: `x-tif-passid` as documented, or `x-tif-paasid` as in public code. */
  passidHeader: 'x-tif-passid' | 'x-tif-paasid';
}

export function createSession(
  target: WuhanTarget,
  recording: Recording,
  recorder: Recorder,
  dialect: Dialect,
): WuhanSession {
  const { contract } = recording;
  const call = (operation: string, query: Query, sending: Sending = {}): Promise<Reply> => {
    const signed = signCall({ target, contract, dialect }, operation, query, sending);
    return recorder.send(signed.request, {
      operation,
      paceKey: signed.application.passid,
      curl: () => curlOf(target, signed),
      unpaced: sending.unpaced ?? false,
      aside: sending.aside ?? false,
    });
  };
  return {
    target,
    contract,
    call,
    violate: call,
    pace: () => recording.pace(target.application.passid),
    fixtures: (operation) => target.fixtures?.[operation] ?? {},
    warn: (reading, says, at) => recorder.warn({ reading, says, at: at ?? null }),
    all: recording.all,
    own: recorder.observations,
    dialect,
  };
}
