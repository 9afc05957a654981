import { callingAfter } from '../../check.ts';
import type { Reply } from '../../exchange/observation.ts';
import { holds, refused } from '../../expect.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import { payloadOf } from '../../platforms/shanxi/request.ts';
import type { Envelope, Sealing } from '../../platforms/shanxi/sealing.ts';
import { rootCheck, type ShanxiSession } from '../../platforms/shanxi/session.ts';

/** Calls in the `sm` profile, right and spoiled. */

/** What is sealed and spoiled is this query; that the others are sealed too, is tried once each. */
export const sealedOperation = 'getEnterpriseGrade';

/** What else is sealed builds on this one. */
export const sealedRoot = `shanxi.sealed.${sealedOperation}`;

/** What every check of the `sm` profile says of itself. */
export const onSealed = {
  ...callingAfter(rootCheck)(sealedOperation),
  field: 'encrypted',
  needs: ['capability.sm'],
  after: [rootCheck, sealedRoot],
} as const;

/** The JSON of a right call, which is sealed as it stands or spelled in another way. */
export const plainCall = (session: ShanxiSession, operation: string = sealedOperation): object =>
  payloadOf(session.target.account, rightParameters(session, operation));

/** A sealed call, as it was sent. */
export interface Exchanged {
  readonly request: Envelope;
  readonly reply: Reply;
}

/** Seals a right call and sends it. */
export async function exchange(
  session: ShanxiSession,
  operation: string = sealedOperation,
  { spoil = (envelope) => envelope, ...rest }: Sealing = {},
): Promise<Exchanged> {
  const sent: Envelope[] = [];
  const sealed: Sealing = {
    ...rest,
    spoil(envelope, key) {
      sent.push(envelope);
      return spoil(envelope, key);
    },
  };
  const parameters = rightParameters(session, operation);
  const reply = await session.violate(operation, parameters, { sealed });
  return { request: sent[0] ?? {}, reply };
}

/** The envelope, or what is within, was refused. */
export async function refusedSealing(session: ShanxiSession, sealing: Sealing): Promise<void> {
  const { reply } = await exchange(session, sealedOperation, sealing);
  refused(reply, { as: ['bad-input', 'bad-credentials'] });
}

/** SX-A16: to a sealed request a sealed reply. */
export const isSealedReply = (reply: Reply): void =>
  holds(reply.wire !== undefined, {
    expected: { zh: 'sm 应答', en: 'a sealed reply' },
    actual: { zh: '普通应答', en: 'a plain one' },
    at: '',
    advice: {
      zh: '报文一经打开，应答就用请求的 SM4 密钥加密，失败的也不例外。',
      en: 'Once a request has been opened, seal its reply under the same SM4 key, failures too.',
    },
  });
