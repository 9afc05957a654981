import type { RequirementId } from '../../generated/requirements.ts';
import type { Text } from '../../spec/language.ts';
import type { Reply } from '../observation.ts';

/** What derived checks need to know of a platform: how to send a body, how a refusal looks. */
export interface Hands<Session> {
  /** Sends a JSON body to an operation, otherwise all as it should be. */
  readonly sendBody: (session: Session, operation: string, body: unknown) => Promise<Reply>;
  /** The call was carried out. */
  readonly succeeded: (reply: Reply) => void;
  /**
   * The input was refused as input, naming the parameter where the code alone could also mean a
   * server fault; `control` is the same call without the fault, which has to succeed.
   */
  readonly refusedInput: (
    session: Session,
    reply: Reply,
    parameter: string | null,
    control: () => Promise<Reply>,
  ) => Promise<void>;
  /** The requirement that says how bad input is answered. */
  readonly refusalRequirement: RequirementId;
  /** Two replies carry the same result, so a tolerated value was read as the default. */
  readonly sameResult: (reply: Reply, other: Reply) => void;
  /** Names a tolerated variant that was seen. */
  readonly warn: (session: Session, reading: string, says: Text) => void;
}
