import { eachOf } from '../../attempts.ts';
import type { Check } from '../../check.ts';
import { refused } from '../../expect.ts';
import type { Sealing } from '../../platforms/shanxi/sealing.ts';
import {
  flippedIn,
  partFaults,
  sealedFaults,
  sealedParts,
} from '../../platforms/shanxi/tampering.ts';
import { rightParameters } from '../../platforms/shanxi-provider/hands.ts';
import { type ProviderSession, recipientOf } from '../../platforms/shanxi-provider/session.ts';
import { spaced } from '../../spaced.ts';
import { onCollecting } from './calls.ts';

type ProviderCheck = Check<ProviderSession>;

const base = {
  ...onCollecting,
  requirements: ['SX-R022', 'SX-R021'],
} as const satisfies Partial<ProviderCheck>;

async function refusedSealing(session: ProviderSession, sealing: Sealing): Promise<void> {
  refused(await session.violate(rightParameters, { sealing }), { as: ['bad-input'] });
}

/** SX-R022: one bit is enough, wherever it is. */
const flipped = sealedParts.map(
  (part): ProviderCheck => ({
    ...base,
    id: `shanxi-provider.sealed.flipped.${part}`,
    field: part,
    title: {
      zh: `${part} 有一位不同的请求被拒绝`,
      en: `A request with one bit of its ${part} flipped is refused`,
    },
    run: (session) => eachOf(flippedIn(part), (spoil) => refusedSealing(session, { spoil })),
  }),
);

const malformed = sealedParts.map(
  (part): ProviderCheck => ({
    ...base,
    id: `shanxi-provider.sealed.malformed.${part}`,
    field: part,
    title: {
      zh: `缺少 ${part}，或者它不是十六进制的请求被拒绝`,
      en: `A request without ${part}, or with one that is not hexadecimal, is refused`,
    },
    run: (session) => eachOf(partFaults(part), (spoil) => refusedSealing(session, { spoil })),
  }),
);

const faulty = sealedFaults.map(
  ({ id, field, zh, en, wish, sealing }): ProviderCheck => ({
    ...base,
    id: `shanxi-provider.sealed.${id}`,
    field,
    severity: wish ? 'should' : 'must',
    title: { zh: spaced(`${zh}的请求被拒绝`), en: `A request with ${en} is refused` },
    run: (session) => refusedSealing(session, sealing(recipientOf(session.target))),
  }),
);

/** SX-R021: who does not seal the request gets nothing, for the reply could not be sealed. */
const plain: ProviderCheck = {
  ...base,
  id: 'shanxi-provider.sealed.plain-request',
  field: 'encrypted',
  title: { zh: '不加密的请求得不到记录', en: 'A request that is not sealed gets no records' },
  async run(session) {
    const body = JSON.stringify(rightParameters);
    refused(await session.violate(rightParameters, { body }), { as: ['bad-input'] });
  },
};

/** Requests that were changed on the way, or were never right. */
export const tamperedChecks: readonly ProviderCheck[] = [
  ...flipped,
  ...malformed,
  ...faulty,
  plain,
];
