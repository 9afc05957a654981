import { failureText } from '../exchange/failure-text.ts';
import type { Observation, Reply } from '../exchange/observation.ts';
import { type Mask, maskHeader, maskOf } from '../mask.ts';
import type { Run } from '../run.ts';
import type { Target } from '../target/target.ts';
import { createBodies, type HarBodies } from './har-body.ts';
import type { HarEntry, HarMessage, HarRequest, HarResponse } from './har-format.ts';

export interface Recorded<Session> {
  readonly run: Run<Session>;
  readonly target: Target;
  readonly startedAt: Date;
}

/** Id of the one page of a file. */
export const wholeRun = 'run';

/** Every exchange of a run with its bodies, in the order of sending, every secret masked. */
export function harEntries<Session>({
  run,
  target,
  startedAt,
}: Recorded<Session>): readonly HarEntry[] {
  const mask = remembering(maskOf(target, run.learned));
  const writer = { mask, bodies: createBodies(mask), origin: new URL(target.url).origin };
  const senders = new Map(
    run.decided.flatMap(({ check, observations }) =>
      observations.map((observation) => [observation, check.id] as const),
    ),
  );
  return (run.exchanges ?? [...senders.keys()])
    .toSorted((one, other) => one.startedAt - other.startedAt)
    .map((observation) => {
      const sent = new Date(startedAt.getTime() + observation.startedAt);
      return entryOf(observation, senders.get(observation) ?? null, sent, writer);
    });
}

/** A run sends and receives the same headers a thousand times. */
function remembering(mask: Mask): Mask {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > 100) return mask(text);
    const masked = known.get(text) ?? mask(text);
    known.set(text, masked);
    return masked;
  };
}

interface Writer {
  readonly mask: Mask;
  readonly bodies: HarBodies;
  readonly origin: string;
}

function entryOf(
  observation: Observation,
  check: string | null,
  sent: Date,
  writer: Writer,
): HarEntry {
  const { operation, duration } = observation;
  const time = Math.round(duration * 1000) / 1000;
  return {
    pageref: wholeRun,
    startedDateTime: sent.toISOString(),
    time,
    request: requestOf(observation, writer),
    response: responseOf(observation, writer),
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: time, receive: 0 },
    comment: check === null ? operation : `${check} · ${operation}`,
    _check: check,
    _operation: operation,
  };
}

function requestOf({ request }: Observation, { mask, bodies, origin }: Writer): HarRequest {
  const { method, path, headers, body } = request;
  const shown = mask(path);
  const [, query = ''] = shown.split(/\?(.*)/s);
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return {
    method,
    url: origin + shown,
    ...messageOf(headers, body?.length ?? 0, mask),
    queryString: [...new URLSearchParams(query)].map(([name, value]) => ({ name, value })),
    ...(body && {
      postData: { mimeType: mask(type ?? unknownType), ...bodies.ofText(body.toString('utf8')) },
    }),
  };
}

const unknownType = 'application/octet-stream';

/** By `import`, this module of Node would bring a whole second HTTP client with it. */
const { STATUS_CODES: reasonPhrases } = process.getBuiltinModule('node:http');

function responseOf({ reply, failure }: Observation, { mask, bodies }: Writer): HarResponse {
  if (reply === null) {
    return {
      status: 0,
      statusText: '',
      ...messageOf([], -1, mask),
      content: { size: 0, mimeType: unknownType, text: '' },
      redirectURL: '',
      _error: mask(failureText(failure).en),
    };
  }
  const { status, headers, text, wire, bytes } = reply;
  const size = wire ? Buffer.byteLength(wire.text) : (bytes?.length ?? Buffer.byteLength(text));
  return {
    status,
    statusText: reasonPhrases[status] ?? '',
    ...messageOf(Object.entries(headers), size, mask),
    content: {
      size,
      mimeType: mask(headers['content-type'] ?? unknownType),
      ...contentOf(reply, bodies),
    },
    redirectURL: mask(headers['location'] ?? ''),
  };
}

function contentOf({ headers, text, wire, bytes }: Reply, bodies: HarBodies) {
  if (wire) return { ...bodies.ofText(wire.text), _opened: bodies.ofText(text).text };
  return bytes ? bodies.ofBytes(bytes, headers) : bodies.ofText(text);
}

const messageOf = (
  headers: readonly (readonly [string, string])[],
  bodySize: number,
  mask: Mask,
): HarMessage => ({
  httpVersion: 'HTTP/1.1',
  cookies: [],
  headers: headers.map(([name, value]) => ({
    name: mask(name),
    value: maskHeader(name, mask(value)),
  })),
  headersSize: -1,
  bodySize,
});
