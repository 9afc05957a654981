import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { HeldBytes } from './held-bytes.ts';
import { withHost } from './host-header.ts';
import { NotHttp } from './line-buffer.ts';
import { type Conversation, followConversation, NotServed } from './passing.ts';
import { refusals } from './refusals.ts';
import type { ProxyOptions, Trouble } from './start-proxy.ts';
import { withoutUpgrade } from './without-upgrade.ts';

type Options = ProxyOptions & { readonly held: HeldBytes };

/** Both ends of one connection, and whether the judge still follows what passes. */
interface Link {
  readonly client: Socket;
  readonly endpoint: Socket;
  readonly conversation: Conversation;
  readonly options: Options;
  readonly isFollowed: { requests: boolean; replies: boolean };
  isOpen: boolean;
}

/**
 * Passes each byte on as it comes, in both directions, and each end's end too; only the heads of
 * requests wait until they are whole, as one that is ambiguous may not pass. What the judge reads
 * is a second look at the same bytes: its mistakes change nothing of what passes.
 */
export function passBytes(client: Socket, options: Options): void {
  const endpoint = options.connect();
  const { onExchange, onTrouble, held } = options;
  const conversation = followConversation({
    onExchange,
    onUnjudged: () => onTrouble('unjudged'),
    onPart: (bytes, isHead) => send(endpoint, isHead ? headFor(bytes, options) : bytes, client),
    held,
  });
  const isFollowed = { requests: true, replies: true };
  const link = { client, endpoint, conversation, options, isFollowed, isOpen: false };
  endpoint.once(endpoint instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
    link.isOpen = true;
  });
  passRequests(link);
  passReplies(link);
}

/** The head as the endpoint gets it: without an offer that nobody takes up. */
function headFor(bytes: Buffer, { hostHeader }: Options): Buffer {
  const head = /\nupgrade[ \t]*:/i.test(bytes.toString('latin1')) ? withoutUpgrade(bytes) : bytes;
  return hostHeader === undefined ? head : withHost(head, hostHeader);
}

function passRequests(link: Link): void {
  const { client, endpoint, conversation } = link;
  client.on('data', (chunk: Buffer) => {
    // Head and body go out together, as they came.
    endpoint.cork();
    const left = link.isFollowed.requests ? follow(link, 'requests', chunk) : chunk;
    if (left.length > 0) send(endpoint, left, client);
    endpoint.uncork();
  });
  client.on('drain', () => endpoint.resume());
  client.on('end', () => {
    const left = link.isFollowed.requests ? conversation.toEndpoint.pending() : nothing;
    if (left.length > 0) send(endpoint, left, client);
    endpoint.end();
  });
  client.on('error', (error) => {
    conversation.clientGone();
    breakOff(endpoint, error);
  });
  client.on('close', () => {
    conversation.clientGone();
    if (!endpoint.destroyed) endpoint.destroy();
  });
}

function passReplies(link: Link): void {
  const { client, endpoint, conversation, options } = link;
  endpoint.on('data', (chunk: Buffer) => {
    send(client, chunk, endpoint);
    if (link.isFollowed.replies) follow(link, 'replies', chunk);
  });
  endpoint.on('drain', () => client.resume());
  endpoint.on('end', () => {
    conversation.endpointGone();
    client.end();
  });
  endpoint.on('error', (error) => {
    if (link.isOpen) {
      conversation.endpointGone();
      breakOff(client, error);
      return;
    }
    options.onTrouble('unreachable');
    conversation.clientGone();
    client.end(refusals.unreachable);
  });
  endpoint.on('close', () => {
    conversation.endpointGone();
    if (!client.writableEnded) client.end();
  });
}

function send(to: Socket, bytes: Buffer, from: Socket): void {
  if (to.writable && !to.write(bytes)) from.pause();
}

const nothing: Buffer = Buffer.alloc(0);

/** Looks at bytes; gives those that may pass though nobody can follow them. */
function follow(link: Link, direction: 'requests' | 'replies', chunk: Buffer): Buffer {
  const { conversation, options, isFollowed } = link;
  try {
    const { toEndpoint, toClient } = conversation;
    (direction === 'requests' ? toEndpoint : toClient).push(chunk);
    return nothing;
  } catch (error) {
    isFollowed[direction] = false;
    if (error instanceof NotServed) return refuse(link, error.trouble);
    if (!(error instanceof NotHttp)) throw error;
    conversation.clientGone();
    if (options.hostHeader !== undefined) return refuse(link, 'not-http');
    options.onTrouble('not-http');
    return error.unread;
  }
}

function refuse({ client, endpoint, conversation, options }: Link, trouble: Refused): Buffer {
  options.onTrouble(trouble);
  // What was asked before on this connection is given up by us, not by the endpoint.
  conversation.clientGone();
  client.removeAllListeners('data').resume();
  client.end(refusals[trouble]);
  endpoint.destroy();
  return nothing;
}

type Refused = Exclude<Trouble, 'unjudged'>;

/** A connection that was reset is reset on the other side too; TLS knows no such thing. */
function breakOff(socket: Socket, error: Error): void {
  const isReset = (error as NodeJS.ErrnoException).code === 'ECONNRESET';
  if (isReset && !(socket instanceof TLSSocket) && !socket.destroyed) socket.resetAndDestroy();
  else socket.destroy();
}
