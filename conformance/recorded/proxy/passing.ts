import { type Head, isAmbiguous, replyBody, requestBody } from './framing.ts';
import type { HeldBytes } from './held-bytes.ts';
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

/** What the client asks for is not passed on: nobody could judge it, or be sure what it is. */
export class NotServed extends Error {
  override readonly name = 'NotServed';
  readonly trouble: 'other-protocol' | 'ambiguous';

  constructor(trouble: NotServed['trouble']) {
    super(trouble);
    this.trouble = trouble;
  }
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
  /** The client has, or nobody follows the connection any more. */
  readonly clientGone: () => void;
}

export interface Following {
  /** Its bytes are held until what it gives has settled. */
  readonly onExchange: (passed: Passed) => unknown;
  /** An exchange has passed that was too much to hold. */
  readonly onUnjudged: () => void;
  readonly onPart: (bytes: Buffer, isHead: boolean) => void;
  readonly held: HeldBytes;
}

/** What is counted for an exchange beside its bodies. */
const overhead = 4096;

const sizeOf = (message: Message | null): number => message?.body.length ?? 0;

/** Joins requests and replies of a connection; each exchange is told of when its reply is whole. */
export function followConversation(following: Following): Conversation {
  const { held } = following;
  const calls: Call[] = [];
  let answered = 0;

  const told = (call: Call, reply: Message | null, failure: string | null): void => {
    const { request } = call;
    const size = sizeOf(request) + sizeOf(reply);
    if (request?.isCut || reply?.isCut || !held.take(overhead)) {
      held.give(size);
      following.onUnjudged();
      return;
    }
    const free = (): void => held.give(size + overhead);
    Promise.resolve(following.onExchange(passedOf(call, reply, failure))).then(free, free);
  };

  const toEndpoint = createMessageReader(
    {
      onAnyHead(head) {
        if (isAmbiguous(head)) throw new NotServed('ambiguous');
      },
      onHead(head) {
        if (isOther(head)) throw new NotServed('other-protocol');
        calls.push(begun(head));
        return requestBody(head);
      },
      onMessage(request) {
        const call = calls.find(({ head }) => head === request.head);
        if (call) call.request = request;
        else held.give(sizeOf(request));
      },
      onPart: following.onPart,
    },
    held,
  );

  const toClient = createMessageReader(
    {
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
        else held.give(sizeOf(reply));
      },
    },
    held,
  );

  return {
    toEndpoint,
    toClient,
    endpointGone() {
      toClient.end();
      toClient.drop();
      const [call, ...others] = calls.splice(0);
      for (const { request } of others) held.give(sizeOf(request));
      if (!call) return;
      // A connection that was kept alive may end just when it is used again: nobody's fault.
      const isFault = call.isBegun || (answered === 0 && call.request !== null);
      told(call, null, isFault ? 'ECONNRESET' : null);
    },
    clientGone() {
      for (const call of calls.splice(0)) told(call, null, null);
      for (const reader of [toEndpoint, toClient]) reader.drop();
    },
  };
}

const begun = (head: Head): Call => ({
  head,
  startedAt: Date.now(),
  began: performance.now(),
  request: null,
  isBegun: false,
});

/** A WebSocket or a tunnel is nothing without its protocol; all other upgrades are only offers. */
const isOther = ({ start, headers }: Head): boolean =>
  start.startsWith('CONNECT ') ||
  headers.some(([name, value]) => name.toLowerCase() === 'upgrade' && /\bwebsocket\b/i.test(value));

const statusOf = ({ start }: Head): number => Number(start.split(' ')[1]);

function passedOf(call: Call, reply: Message | null, failure: string | null): Passed {
  const [method = '', address = ''] = call.head.start.split(' ');
  const { request } = call;
  return {
    method,
    address,
    headers: call.head.headers,
    body: request && request.body.length > 0 ? request.body : null,
    reply: reply && {
      status: statusOf(reply.head),
      headers: reply.head.headers,
      body: reply.body,
    },
    failure,
    startedAt: call.startedAt,
    duration: performance.now() - call.began,
  };
}
