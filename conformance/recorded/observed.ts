import { valueAt } from '../../spec/pointer.ts';
import { isSealed } from '../../spec/protocol/sm-form.ts';
import type { Contract } from '../contract/contract.ts';
import type { Observation, Reply } from '../exchange/observation.ts';
import { readReply } from '../exchange/observation.ts';
import type { RecordedExchange } from './exchange.ts';
import { stars } from './secret-texts.ts';

/** The exchange as the checks over a whole run read it; `began` is when the first one was sent. */
export function observationOf(
  contract: Contract,
  operation: string,
  exchange: RecordedExchange,
  began: number,
): Observation {
  const { request, reply, failure, startedAt, duration } = exchange;
  const { method, url, headers, body } = request;
  return {
    operation,
    request: {
      method,
      path: url.pathname + url.search,
      // Checks that read headers know them as the document writes them.
      headers: headers.map(([name, value]) => [name.toLowerCase(), value]),
      body,
    },
    reply: reply && readAsRecorded(contract, operation, { ...exchange, reply }),
    failure,
    startedAt: startedAt - began,
    duration,
    curl: () => '',
  };
}

type Answered = RecordedExchange & { readonly reply: NonNullable<RecordedExchange['reply']> };

function readAsRecorded(contract: Contract, operation: string, exchange: Answered): Reply {
  const { status, headers, body } = exchange.reply;
  const joined = Object.fromEntries(
    [...Map.groupBy(headers, ([name]) => name.toLowerCase())].map(([name, lines]) => [
      name,
      lines.map(([, value]) => value).join(', '),
    ]),
  );
  const reply = readReply(contract, operation, { kind: 'reply', status, headers: joined, body });
  const read = isSealed(reply.body) ? unopened(reply) : reply;
  return exchange.isMasked ? withoutStars(read) : read;
}

/**
 * What a sealed reply means, only its receiver knows: it may be anything, and contradicts nothing.
 * Its own form is judged.
 */
const unopened = (reply: Reply): Reply => ({
  ...reply,
  known: true,
  deviations: reply.deviations.filter(({ at }) => sealedParts.test(at)),
  outcomes: [
    'success',
    'bad-input',
    'bad-credentials',
    'forbidden',
    'throttled',
    'not-found',
    'server-fault',
  ],
});

const sealedParts = /^\/(?:algorithm|iv|encrypted|digest)$/;

/** A value that was replaced before it was written down says nothing of what it was. */
function withoutStars(reply: Reply): Reply {
  const isStarred = (value: unknown): boolean => JSON.stringify(value ?? null).includes(stars);
  if (!isStarred(reply.text)) return reply;
  return {
    ...reply,
    frame: reply.frame.filter(({ kind }) => kind !== 'json'),
    deviations: reply.deviations.filter(({ at }) => !isStarred(valueAt(reply.body, at))),
  };
}
