import type { Text } from '../../../spec/language.ts';
import type { Check } from '../../check.ts';
import {
  deriveMalformedChecks,
  empty,
  noObjects,
  stumblingBlocks,
} from '../../derive/malformed.ts';
import { deriveProtocolChecks, refusedMethod } from '../../derive/protocol.ts';
import { refused, succeeded } from '../../expect.ts';
import { rightParameters } from '../../platforms/shanxi-provider/hands.ts';
import type { ProviderSession, Sending } from '../../platforms/shanxi-provider/session.ts';
import { collecting, onCollecting } from './calls.ts';

type ProviderCheck = Check<ProviderSession>;

const base = { ...onCollecting, needs: [] };
const title = ({ zh, en }: Text) => ({ zh: `${collecting}：${zh}`, en: `${collecting}: ${en}` });

/** SX-R020: a POST of JSON over HTTP, answered at once. */
export const protocolChecks: readonly ProviderCheck[] = deriveProtocolChecks<
  ProviderSession,
  Sending
>({
  contractId: 'shanxi-provider',
  base,
  title,
  send: (session, sending) => session.violate(rightParameters, sending),
  methods: { requirements: ['SX-R020'], judge: (_, reply) => refusedMethod(reply) },
  charset: {
    requirements: ['SX-R020'],
    states: {
      zh: '类型带 charset=utf-8 和不带都接受',
      en: 'The media type with charset=utf-8 is accepted as well as without',
    },
    sendings: ['; charset=utf-8', ';charset=UTF-8'].map((parameter) => ({
      headers: { 'Content-Type': `application/json${parameter}` },
    })),
  },
  accept: { requirements: ['SX-R020'], judge: (_, reply) => succeeded(reply) },
});

/** Bodies that are no JSON object, or that programs stumble over. */
export const malformedChecks: readonly ProviderCheck[] = deriveMalformedChecks<ProviderSession>(
  [...noObjects, ...stumblingBlocks, empty],
  {
    contractId: 'shanxi-provider',
    base,
    requirements: ['SX-R020', 'SX-R022'],
    title: ({ zh, en }) => ({
      zh: `报文有误（${zh}）的请求被拒绝，服务不受影响`,
      en: `A faulty body (${en}) is refused and does no harm`,
    }),
    async decide(session, { id, make, contentType }) {
      const headers = contentType === undefined ? {} : { 'Content-Type': contentType };
      const reply = await session.violate(rightParameters, { reframe: make, headers });
      refused(reply, { as: ['bad-input'] });
      // It is depth that brings services down; what else harms them shows in the checks to come.
      if (id === 'deep') succeeded(await session.collect(rightParameters));
    },
  },
);
