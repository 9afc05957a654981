import type { RequirementId } from '../../generated/requirements.ts';
import type { Json } from '../../spec/document.ts';
import type { Text } from '../../spec/language.ts';
import type { Reply } from '../exchange/observation.ts';

/** The one value of a body that is being tried, and where it stands. */
export interface Given {
  /** Names of fields and indexes of lists, from the body inwards. */
  readonly keys: readonly string[];
  /** Undefined where the field was left out. */
  readonly value: unknown;
}

/** What derived checks need to know of a platform: how to send a body, how a refusal looks. */
export interface Hands<Session> {
  /** A body that is accepted as it stands, made from the document's example. */
  readonly acceptedBody: (session: Session, operation: string, example: Json) => unknown;
  /** Sends a JSON body to an operation, otherwise all as it should be. */
  readonly sendBody: (session: Session, operation: string, body: unknown) => Promise<Reply>;
  /** The call was carried out, or the value refused as a reading tolerates it. */
  readonly succeeded: (session: Session, reply: Reply, given: Given) => Promise<void> | void;
  /**
   * The input was refused as input, for the value that was given where the code alone could also
   * mean something else; `control` is the same call without the fault, which has to succeed.
   */
  readonly refusedInput: (
    session: Session,
    reply: Reply,
    given: Given | null,
    control: () => Promise<Reply>,
  ) => Promise<void>;
  /** The requirements that say how a bad value in this place is answered. */
  readonly refusalRequirements: (keys: readonly string[]) => readonly RequirementId[];
  /** Two replies carry the same result, so a tolerated value was read as the default. */
  readonly sameResult?: (reply: Reply, other: Reply) => void;
  /** What is accepted stays at the endpoint, so that few bodies have to show much. */
  readonly stores?: boolean;
  /** Objects are tried as a whole too, where no other checks of the contract do that. */
  readonly triesObjects?: boolean;
  /** Names a tolerated variant that was seen. */
  readonly warn: (session: Session, reading: string, says: Text) => void;
}
