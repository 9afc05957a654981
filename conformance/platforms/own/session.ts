import type { Endpoint } from '../../../spec/document.ts';
import type { Reply } from '../../exchange/observation.ts';
import type { Recorder, Recording } from '../../exchange/recorder.ts';
import { openSession, type Session } from '../../exchange/session.ts';
import { Blocked, Mismatch } from '../../mismatch.ts';
import { curlOf } from './curl.ts';
import type { Values } from './inputs.ts';
import { buildCall, type Sending } from './request.ts';
import { answersJson, rightCall } from './right-call.ts';
import { demandLeave, noteStored } from './stored.ts';
import type { OwnTarget } from './target.ts';

/** The hands of a check by a person's own document. Every exchange is kept as evidence. */
export interface OwnSession extends Session<OwnTarget> {
  readonly call: (endpoint: Endpoint, values: Values, sending?: Sending) => Promise<Reply>;
  /** The values of a right call. Throws `NotObserved` where one cannot be made. */
  readonly right: (endpoint: Endpoint) => Values;
  /** Throws `Blocked` where the right call is known to fail. */
  readonly ready: (endpoint: Endpoint) => void;
  /** Keeps in mind whether the right call of an operation is served. */
  readonly served: (endpoint: Endpoint, works: boolean) => void;
}

/** What is the same for every session of a run. */
export interface Run {
  readonly target: OwnTarget;
  readonly recording: Recording;
  readonly failing: Set<string>;
}

/** The check that all others of an operation build on. */
export const rootOf = ({ operation }: Endpoint): string => `own.call.${operation.operationId}`;

export function createSession({ target, recording, failing }: Run, recorder: Recorder): OwnSession {
  const { contract } = recording;
  const call = async (endpoint: Endpoint, values: Values, sending: Sending = {}) => {
    const built = buildCall({ target, contract }, endpoint, values, sending);
    demandLeave(target, built);
    const about = {
      operation: endpoint.operation.operationId,
      curl: () => curlOf(target, built),
      // No body is no JSON, and nothing to judge.
      aside: sending.aside ?? !answersJson(endpoint),
    };
    const reply = await recorder.send(built.request, about).catch((error: unknown) => {
      if (error instanceof Mismatch) noteStored(recording, { built, values }, null);
      throw error;
    });
    noteStored(recording, { built, values }, reply);
    return reply;
  };
  return {
    ...openSession(target, recording, recorder),
    call,
    right: (endpoint) => rightCall({ target, document: contract.document }, endpoint),
    ready: (endpoint) => {
      if (failing.has(endpoint.operation.operationId)) throw new Blocked(rootOf(endpoint));
    },
    served: (endpoint, works) =>
      void failing[works ? 'delete' : 'add'](endpoint.operation.operationId),
  };
}
