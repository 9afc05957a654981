import { type Head, lastOf, replyBody, requestBody } from './framing.ts';
import { createMessageReader, type Message, type MessageReader } from './message-reader.ts';

/** An exchange as it passed by, with all that can be handed to another thread. */
export interface Passed {
  readonly method: string;
  /** The path with query string, or the whole address, as it stood in the request. */
  readonly address: string;
  readonly headers: Head['headers'];
  readonly body: Uint8Array | null;
  readonly reply: {
    readonly status: number;
    readonly headers: Head['headers'];
    readonly body: Uint8Array;
  } | null;
  /** Why the endpoint gave no whole reply; null where the client did not wait for it. */
  readonly failure: string | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly duration: number;
}

/** The client asks for another protocol, which nobody here could judge. */
export class NotServed extends Error {
  override readonly name = 'NotServed';
}

interface Call {
  readonly head: Head;
  readonly startedAt: number;
  readonly began: number;
  request: Message | null;
  /** Whether the endpoint has begun to answer. */
  isBegun: boolean;
}

/** Both directions of one connection. */
export interface Conversation {
  readonly toEndpoint: MessageReader;
  readonly toClient: MessageReader;
  /** The endpoint has closed or broken the connection. */
  readonly endpointGone: () => void;
  /** The client has. */
  readonly clientGone: () => void;
}

type OnPart = (bytes: Buffer, isHead: boolean) => void;

/** Joins requests and replies of a connection; each exchange is told of when its reply is whole. */
export function followConversation(
  onExchange: (passed: Passed) => void,
  onPart?: OnPart,
): Conversation {
  const calls: Call[] = [];
  let answered = 0;

  const told = (call: Call, reply: Message | null, failure: string | null): void =>
    onExchange(passedOf(call, reply, failure));

  const toEndpoint = createMessageReader({
    onHead(head) {
      if (isOther(head)) throw new NotServed(head.start.split(' ')[0]);
      calls.push({
        head,
        startedAt: Date.now(),
        began: performance.now(),
        request: null,
        isBegun: false,
      });
      return requestBody(head);
    },
    onMessage(request) {
      const call = calls.find(({ head }) => head === request.head);
      if (call) call.request = request;
    },
    ...(onPart && { onPart }),
  });

  const toClient = createMessageReader({
    onHead(head) {
      const [call] = calls;
      if (call) call.isBegun = true;
      return replyBody(head, statusOf(head), call?.head.start.split(' ')[0] ?? '');
    },
    onMessage(reply) {
      if (statusOf(reply.head) < 200) return;
      const call = calls.shift();
      answered += 1;
      if (call) told(call, reply, null);
    },
  });

  return {
    toEndpoint,
    toClient,
    endpointGone() {
      toClient.end();
      const [call] = calls.splice(0);
      if (!call) return;
      // A connection that was kept alive may end just when it is used again: nobody's fault.
      const isFault = call.isBegun || (answered === 0 && call.request !== null);
      told(call, null, isFault ? 'ECONNRESET' : null);
    },
    clientGone() {
      for (const call of calls.splice(0)) told(call, null, null);
    },
  };
}

const isOther = ({ start, headers }: Head): boolean =>
  start.startsWith('CONNECT ') ||
  (lastOf(headers, 'upgrade') !== undefined &&
    /\bupgrade\b/i.test(lastOf(headers, 'connection') ?? ''));

const statusOf = ({ start }: Head): number => Number(start.split(' ')[1]);

function passedOf(call: Call, reply: Message | null, failure: string | null): Passed {
  const [method = '', address = ''] = call.head.start.split(' ');
  const { request } = call;
  const isKnown = reply !== null && !reply.isCut;
  return {
    method,
    address,
    headers: call.head.headers,
    body: request && !request.isCut && request.body.length > 0 ? request.body : null,
    reply: isKnown
      ? { status: statusOf(reply.head), headers: reply.head.headers, body: reply.body }
      : null,
    failure,
    startedAt: call.startedAt,
    duration: performance.now() - call.began,
  };
}
