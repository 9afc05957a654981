import type { Contract } from '../contract/contract.ts';
import { Blocked, Mismatch, NotObserved } from '../mismatch.ts';
import type { Template } from '../plan/plan.ts';
import type { LeftBehind, Warning } from '../result.ts';
import { unreached } from '../unreached.ts';
import type { Client, WireRequest } from './client.ts';
import { failureText } from './failure-text.ts';
import { type Observation, openedReply, type Reply, readReply } from './observation.ts';
import type { Pace } from './pace.ts';

/** Sends requests at the right pace and keeps what happened. */
export interface Recorder {
  /**
   * Throws `Mismatch` when no reply comes, `Blocked` when none has come for long, and `NotObserved`
   * when the run may send no more.
   */
  readonly send: (request: WireRequest, about: About) => Promise<Reply>;
  /** Names a tolerated variant that this check has seen. */
  readonly warn: (warning: Warning) => void;
  readonly observations: Observation[];
  readonly warnings: Warning[];
}

export interface About {
  readonly operation: string;
  readonly curl: () => string;
  readonly template?: () => Template;
  /** Load tests are about the target's limit, so they do not keep our own. */
  readonly unpaced?: boolean;
  /** Gives back what was taken, so that it may use the requests that are kept for that. */
  readonly returns?: boolean;
  /** Kept as evidence of its check, but not looked at by the checks over the whole run. */
  readonly aside?: boolean;
  /** What was signed, in the order it was joined, its secret masked; none where nothing is. */
  readonly signed?: string | undefined;
  /** Gives the plain text of a sealed reply, null where it came unsealed, or throws `Mismatch`. */
  readonly unseal?: (body: unknown) => Buffer | null;
}

/** What all recorders of a run share. */
export interface Recording {
  readonly contract: Contract;
  readonly client: Client;
  readonly pace: Pace;
  readonly began: number;
  /** Every exchange of the run in the order of sending. */
  readonly all: Observation[];
  /** The exchanges that no check over the whole run looks at. */
  readonly asides: Observation[];
  /** Secrets that the endpoint gave out during the run, as session tokens: reports mask them. */
  readonly learned: Set<string>;
  /** What the run stored at the endpoint. */
  readonly leftBehind: LeftBehind[];
  /** How many requests were sent, for checks or between them. */
  sent: number;
  /** How many requests in a row have had no reply. */
  silence: number;
  /** How many requests the run may send in all. */
  readonly most: number;
  /** How many of them are kept for giving back what was taken, as sessions that are open. */
  reserved: number;
  /** How many were not sent because of that. */
  withheld: number;
}

/**
 * Whoever has not answered so often in a row is gone: to wait for it again and again could take
 * hours.
 */
const patience = 25;

/** The beginning of a run. */
export const startRecording = (
  given: Pick<Recording, 'contract' | 'client' | 'pace'> & Partial<Pick<Recording, 'most'>>,
): Recording => ({
  most: Infinity,
  ...given,
  began: performance.now(),
  all: [],
  asides: [],
  learned: new Set(),
  leftBehind: [],
  sent: 0,
  reserved: 0,
  silence: 0,
  withheld: 0,
});

/** A recorder for one check. */
export function createRecorder(recording: Recording): Recorder {
  const observations: Observation[] = [];
  const warnings: Warning[] = [];

  const send = async (request: WireRequest, about: About): Promise<Reply> => {
    if (recording.silence >= patience) throw new Blocked(`${recording.contract.id}.frame.complete`);
    const arrived = about.unpaced ? undefined : await recording.pace();
    const kept = about.returns ? 0 : recording.reserved;
    if (recording.sent + kept >= recording.most) {
      arrived?.();
      recording.withheld += 1;
      throw new NotObserved(unreached.cut);
    }
    recording.sent += 1;
    const seen = await observe(recording, request, about).finally(arrived);
    const { observation, fault } = opened(recording.contract, seen, about);
    recording.silence = observation.reply ? 0 : recording.silence + 1;
    observations.push(observation);
    (about.aside ? recording.asides : recording.all).push(observation);
    if (fault) throw fault;
    if (observation.reply === null) throw noReply(observation);
    return observation.reply;
  };

  return { send, warn: (warning) => void warnings.push(warning), observations, warnings };
}

async function observe(
  { contract, client, began }: Recording,
  request: WireRequest,
  { operation, curl, template, signed }: About,
): Promise<Observation> {
  const sent = performance.now();
  const answer = await client.send(request);
  const duration = performance.now() - sent;
  const shown = {
    curl,
    ...(template && { template }),
    ...(signed !== undefined && { signed }),
  };
  const base = { operation, request, startedAt: sent - began, duration, ...shown };
  if (answer.kind === 'none') return { ...base, reply: null, failure: answer.code };
  return { ...base, reply: readReply(contract, operation, answer), failure: null };
}

/** The exchange with its reply opened; where that fails, as it came over the wire, and why. */
function opened(
  contract: Contract,
  observation: Observation,
  { unseal }: About,
): { readonly observation: Observation; readonly fault: Mismatch | null } {
  const { reply } = observation;
  if (!reply || !unseal) return { observation, fault: null };
  try {
    const bytes = unseal(reply.body);
    if (bytes === null) return { observation, fault: null };
    return {
      observation: { ...observation, reply: openedReply(contract, reply, bytes) },
      fault: null,
    };
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    const { expected, actual, at, advice } = error;
    const fault = new Mismatch({ expected, actual, at, advice, evidence: observation });
    return { observation, fault };
  }
}

function noReply(evidence: Observation): Mismatch {
  return new Mismatch({
    expected: { zh: '一个完整的应答', en: 'a complete reply' },
    actual: failureText(evidence.failure),
    advice: {
      zh: '无论请求多么古怪，都要答以约定结构的报文，不要挂起或断开连接。',
      en: 'Answer with the agreed envelope however odd the request; never hang or drop the connection.',
    },
    evidence,
  });
}
