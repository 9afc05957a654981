import type { Reply } from '../../exchange/observation.ts';
import type { Arrived } from '../../exchange/pace.ts';
import type { Recorder, Recording } from '../../exchange/recorder.ts';
import { openSession, type Session } from '../../exchange/session.ts';
import { curlOf } from './curl.ts';
import { type Query, type Sending, signCall } from './request.ts';
import type { Fixtures, WuhanTarget } from './target.ts';
import { templateOf } from './template.ts';

/** The hands of a Wuhan check. Every exchange made through it is kept as evidence. */
export interface WuhanSession extends Session<WuhanTarget> {
  /** Sends what the document allows, rightly signed. */
  readonly call: (operation: string, query: Query, sending?: Sending) => Promise<Reply>;
  /** The same hand, named so that a forbidden request is visible where it is made. */
  readonly violate: (operation: string, query: Query, sending: Sending) => Promise<Reply>;
  /** Waits until the pace of the run allows one more call. */
  readonly pace: () => Promise<Arrived>;
  readonly fixtures: (operation: string) => Fixtures;
  readonly dialect: Dialect;
}

/** How this endpoint wants to be spoken to, where the readings leave a choice; kept for the run. */
export interface Dialect {
  /** WH-A02: `x-tif-passid` as documented, or `x-tif-paasid` as in public code. */
  passidHeader: 'x-tif-passid' | 'x-tif-paasid';
}

/** Everything else builds on this one: a rightly signed call is served. */
export const rootCheck = 'wuhan.signature.right';

/** What is the same for every session of a run. */
export interface Run {
  readonly target: WuhanTarget;
  readonly recording: Recording;
  readonly dialect: Dialect;
}

export function createSession(
  { target, recording, dialect }: Run,
  recorder: Recorder,
): WuhanSession {
  const { contract } = recording;
  const call = (operation: string, query: Query, sending: Sending = {}): Promise<Reply> => {
    const signed = signCall({ target, contract, dialect }, operation, query, sending);
    return recorder.send(signed.request, {
      operation,
      curl: () => curlOf(target, signed),
      signed: signed.base,
      template: () => templateOf(target, signed),
      unpaced: sending.unpaced ?? false,
      aside: sending.aside ?? false,
    });
  };
  return {
    ...openSession(target, recording, recorder),
    call,
    violate: call,
    pace: () => recording.pace(),
    fixtures: (operation) => target.fixtures?.[operation] ?? {},
    dialect,
  };
}
