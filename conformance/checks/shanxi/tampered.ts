import { eachOf } from '../../attempts.ts';
import type { Check } from '../../check.ts';
import { refused } from '../../expect.ts';
import { rightParameters } from '../../platforms/shanxi/hands.ts';
import { nobody } from '../../platforms/shanxi/nobody.ts';
import type { Sealing } from '../../platforms/shanxi/sealing.ts';
import type { ShanxiSession } from '../../platforms/shanxi/session.ts';
import {
  flippedIn,
  partFaults,
  type SealedFault,
  sealedFaults,
  sealedParts,
} from '../../platforms/shanxi/tampering.ts';
import { systemParameters } from '../../platforms/shanxi/target.ts';
import { spaced } from '../../spaced.ts';
import { systemNames } from './credentials.ts';
import { exchange, onSealed, plainCall, refusedSealing, sealedOperation } from './sealed-calls.ts';

type ShanxiCheck = Check<ShanxiSession>;

const base = {
  ...onSealed,
  requirements: ['SX-R030', 'SX-R029'],
} as const satisfies Partial<ShanxiCheck>;

/** SX-R030: one bit is enough, wherever it is. */
const flipped = sealedParts.map(
  (part): ShanxiCheck => ({
    ...base,
    id: `shanxi.sealed.flipped.${part}`,
    field: part,
    title: {
      zh: `${part} 有一位不同的 sm 报文被拒绝`,
      en: `A sealed request with one bit of its ${part} flipped is refused`,
    },
    run: (session) => eachOf(flippedIn(part), (spoil) => refusedSealing(session, { spoil })),
  }),
);

const malformed = sealedParts.map(
  (part): ShanxiCheck => ({
    ...base,
    id: `shanxi.sealed.malformed.${part}`,
    field: part,
    title: {
      zh: `缺少 ${part}，或者它不是十六进制的 sm 报文被拒绝`,
      en: `A sealed request without ${part}, or with one that is not hexadecimal, is refused`,
    },
    run: (session) => eachOf(partFaults(part), (spoil) => refusedSealing(session, { spoil })),
  }),
);

const within = (text: (session: ShanxiSession) => unknown) => (session: ShanxiSession) => ({
  text: Buffer.from(JSON.stringify(text(session))),
});

/** What can be wrong about a call of the platform beyond that. */
interface CallFault extends Omit<SealedFault, 'sealing'> {
  readonly sealing: (session: ShanxiSession) => Promise<Sealing> | Sealing;
}

const faults: readonly CallFault[] = [
  ...sealedFaults.map(({ sealing, ...fault }) => ({
    ...fault,
    sealing: async (session: ShanxiSession) => sealing(await session.publicKey()),
  })),
  {
    id: 'list',
    field: 'encrypted',
    zh: '明文是一个列表',
    en: 'a plain text that is a list',
    sealing: within((session) => [plainCall(session)]),
  },
  {
    id: 'credentials-outside',
    field: 'accessid',
    zh: '系统级参数在报文外面',
    en: 'the system parameters outside of the envelope',
    sealing: (session) => ({
      ...within(() => rightParameters(session, sealedOperation))(session),
      spoil: (envelope) => ({ ...systemParameters(session.target.account), ...envelope }),
    }),
  },
  ...systemNames.map((name) => ({
    id: `wrong-${name}`,
    field: name,
    zh: `报文里的 ${name} 错误`,
    en: `a wrong ${name} within`,
    sealing: within((session) => ({ ...plainCall(session), [name]: nobody })),
  })),
];

const refusedFaults = faults.map(
  ({ id, field, zh, en, wish, sealing }): ShanxiCheck => ({
    ...base,
    id: `shanxi.sealed.${id}`,
    field,
    severity: wish ? 'should' : 'must',
    title: {
      zh: spaced(`${zh}的 sm 报文被拒绝`),
      en: `A sealed request with ${en} is refused`,
    },
    run: async (session) => refusedSealing(session, await sealing(session)),
  }),
);

const replayed: ShanxiCheck = {
  ...base,
  id: 'shanxi.sealed.reply-as-request',
  field: 'key',
  title: {
    zh: '把 sm 应答当作请求送回，被拒绝',
    en: 'A sealed reply that is sent back as a request is refused',
  },
  async run(session) {
    const { reply } = await exchange(session);
    const body = JSON.stringify(reply.wire?.body ?? {});
    refused(await session.violate(sealedOperation, {}, { body }), { as: ['bad-input'] });
  },
};

/** Sealed requests that were changed on the way, or were never right. */
export const tamperedChecks: readonly ShanxiCheck[] = [
  ...flipped,
  ...malformed,
  ...refusedFaults,
  replayed,
];
