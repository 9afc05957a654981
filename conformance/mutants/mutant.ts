import type { RequirementId } from '../../generated/requirements.ts';
import type { Text } from '../../spec/language.ts';

/** The eight ways to be wrong that the detection score is counted by. */
export type MutantClass =
  | 'body'
  | 'frame'
  | 'envelope'
  | 'lenient'
  | 'strict'
  | 'security'
  | 'state'
  | 'robustness';

/** One request as it came over the wire; header names are lower case. */
export interface WireRequest {
  readonly method: string;
  /** Path with query string. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The header names as the caller spelled them: a server must not care (WH-A49), a mutant may. */
  readonly spelled: readonly string[];
  readonly body: Buffer;
}

/** One reply as it goes back; header names are lower case unless the deviation is about that. */
export interface WireReply {
  readonly status: number;
  /** The proxy adds the true `content-length` where the deviation names none. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** `cut` drops the connection in place of any reply. */
  readonly connection?: 'cut';
}

/** What every deviation may use beside the request itself; each contract adds what is its own. */
export interface Surroundings {
  /** Asks the conforming server behind the proxy. May be called any number of times. */
  readonly forward: (request: WireRequest) => Promise<WireReply>;
  /** Empty when the deviation is put in, then kept: for deviations that depend on the past. */
  readonly memory: Map<string, unknown>;
}

/** A conforming server with one deviation around request and reply. */
export type Deviation<Around extends Surroundings = Surroundings> = (
  request: WireRequest,
  around: Around,
) => Promise<WireReply>;

/** Exactly one deviation that a requirement forbids. */
export interface Mutant<Around extends Surroundings = Surroundings> {
  /** Kebab-case, says what is wrong: `accepts-replayed-nonce`. */
  readonly name: string;
  readonly class: MutantClass;
  readonly requirements: readonly [RequirementId, ...RequirementId[]];
  readonly says: Text;
  /** Where a finding must point: the operation (undefined: any) and, if there is one, the field. */
  readonly operation?: string;
  readonly field?: string;
  /** Shows only under load, for which the target file has to give leave. */
  readonly leave?: 'load';
  /** Breaks a wish, not a rule: there is to be a finding, and the exit code is to stay 0. */
  readonly wish?: true;
  readonly deviate: Deviation<Around>;
}

/** One tolerated oddity: a judge that fails it gives a false alarm. */
export interface Variant<Around extends Surroundings = Surroundings> {
  readonly name: string;
  /** The reading that tolerates it, e.g. `WH-A15`, or a rule of the readings, e.g. `rule 6`. */
  readonly tolerated: string;
  readonly says: Text;
  readonly deviate: Deviation<Around>;
}
