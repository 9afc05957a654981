import type { Text } from '../../spec/language.ts';
import { failureText } from '../exchange/failure-text.ts';
import type { Observation } from '../exchange/observation.ts';
import { type Mask, maskHeader } from '../mask.ts';
import type { Exchange } from '../result.ts';
import { tenth } from './tenth.ts';

const textLimit = 64 * 1024;

/** An exchange as a report shows it: every secret masked, long texts cut. */
export function toExchange(observation: Observation, mask: Mask): Exchange {
  const { request, reply, failure, startedAt, duration, curl } = observation;
  const headersOf = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, value]) => [name, maskHeader(name, mask(value))] as const);
  const shell = mask(curl());
  return {
    request: {
      method: request.method,
      url: mask(request.path),
      headers: headersOf(request.headers),
      body: request.body === null ? null : cut(mask(request.body.toString('utf8'))),
    },
    reply: reply && {
      status: reply.status,
      headers: headersOf(Object.entries(reply.headers)),
      body: cut(mask(reply.text)),
    },
    failure: reply === null ? maskBoth(failureText(failure), mask) : null,
    startedAt: tenth(startedAt),
    duration: tenth(duration),
    curl: shell.length > textLimit ? `${shell.slice(0, textLimit)} …` : shell,
  };
}

/** A text with the secrets masked in both languages; null stays null. */
export const maskBoth = <T extends Text | null>(text: T, mask: Mask): T | Text =>
  text && { zh: mask(text.zh), en: mask(text.en) };

const cut = (text: string): string => text.slice(0, textLimit);
