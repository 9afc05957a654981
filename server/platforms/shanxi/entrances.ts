import { TooManyProofs } from '../../accounts/password.ts';
import type { Answer } from '../../gateway.ts';
import { serverFault } from '../../http/frame.ts';
import type { Call } from '../../http/http.ts';
import type { Setting } from '../../platform.ts';
import { type Result, refuse } from '../../result.ts';
import type { User } from '../../stores/user-port.ts';
import { type Admit, credentialsIn } from './admission.ts';
import { type Refusal, refusal } from './domain.ts';
import type { Handler } from './handlers.ts';
import type { Interface } from './operations.ts';
import type { Given } from './parameters.ts';
import type { Content, Read, Reading } from './readings.ts';

/** What a call came to, and what it named, as far as it could be read. */
export interface Entered extends Answer<Refusal> {
  readonly given?: Given;
}

/** Answers any call of one operation. */
export type Entrance = (call: Call) => Promise<Entered>;

export interface EntranceParts {
  readonly interface: Interface;
  readonly read: Read;
  readonly admit: Admit;
  readonly handle: Handler;
  readonly log: Setting['log'];
}

/**
 * Rule 7 of the readings: the call readable, its caller's parameters there, the caller proved, the
 * other parameters in form, and then the work. What breaks on the way ends as a refusal too, so
 * that it is recorded with what the call named, and sealed if the call was.
 */
export function createEntrance({ interface: described, ...parts }: EntranceParts): Entrance {
  const { read, handle, log } = parts;
  const admitted = admission(described, parts.admit);

  async function decided(content: Content): Promise<Omit<Entered, 'given' | 'seal'>> {
    const user = await admitted(content);
    if (!user.ok) return { decision: user };
    const caller = user.value.username;
    const fault = described.checks.get(content.mediaType)?.rest(content.given);
    if (fault) return { caller, decision: refuse(fault) };
    return { caller, decision: await handle(user.value, content) };
  }

  return async (call) => {
    const settled = settling(call.id, log);
    const { content, seal }: Reading = await settled(
      () => read(call),
      (fault) => ({ content: refuse(fault) }),
    );
    const sealing = seal ? { seal } : {};
    if (!content.ok) return { decision: content, ...sealing };
    const answer = await settled(
      () => decided(content.value),
      (fault) => ({ decision: refuse(fault) }),
    );
    return { ...answer, ...sealing, given: content.value.given };
  };
}

/** The caller's own parameters come before everything else, and are the first to be missed. */
const admission =
  (described: Interface, admit: Admit) =>
  async ({ given, mediaType }: Content): Promise<Result<User, Refusal>> => {
    const checks = described.checks.get(mediaType);
    if (!checks) throw new Error(`${described.operation} has no schema for ${mediaType}`);
    const fault = checks.caller(given);
    return fault ? refuse(fault) : admit(described, credentialsIn(given, checks.names));
  };

/** Does the work; `otherwise` makes of an outage what the work would have given. */
const settling =
  (id: string, log: Setting['log']) =>
  async <T>(work: () => Promise<T>, otherwise: (fault: Refusal) => T): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TooManyProofs) return otherwise(tooBusy);
      const cause = error instanceof Error ? error.stack : String(error);
      log.error({ id, cause }, 'fault');
      return otherwise(serverFault(id));
    }
  };

/** So many passwords wait to be proved that this one was not begun with. */
const tooBusy: Refusal = {
  ...refusal('too-busy', '平台繁忙，请稍后再试', 'the platform is busy; try again later').refusal,
  headers: { 'retry-after': '1' },
};
