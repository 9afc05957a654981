import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { withHost } from './host-header.ts';
import { NotHttp } from './line-buffer.ts';
import type { MessageReader } from './message-reader.ts';
import { type Conversation, followConversation, NotServed } from './passing.ts';
import { refusals } from './refusals.ts';
import type { ProxyOptions, Trouble } from './start-proxy.ts';

/** Both ends of one connection, and whether the judge still follows what passes. */
interface Link {
  readonly client: Socket;
  readonly endpoint: Socket;
  readonly conversation: Conversation;
  readonly options: ProxyOptions;
  isFollowed: boolean;
  isOpen: boolean;
}

/**
 * Passes each byte on as it comes, in both directions, and each end's end too. What the judge reads
 * is a second look at the same bytes: its mistakes change nothing of what passes.
 */
export function passBytes(client: Socket, options: ProxyOptions): void {
  const endpoint = options.connect();
  const { hostHeader, onExchange } = options;
  const renamed = (bytes: Buffer, isHead: boolean): void =>
    send(endpoint, isHead && hostHeader ? withHost(bytes, hostHeader) : bytes, client);
  const conversation = followConversation(onExchange, hostHeader ? renamed : undefined);
  const link = { client, endpoint, conversation, options, isFollowed: true, isOpen: false };
  endpoint.once(endpoint instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
    link.isOpen = true;
  });
  passRequests(link);
  passReplies(link);
}

function passRequests(link: Link): void {
  const { client, endpoint, conversation, options } = link;
  client.on('data', (chunk: Buffer) => {
    if (!follow(link, conversation.toEndpoint, chunk)) return;
    if (options.hostHeader === undefined || !link.isFollowed) send(endpoint, chunk, client);
  });
  client.on('drain', () => endpoint.resume());
  client.on('end', () => endpoint.end());
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
    follow(link, conversation.toClient, chunk);
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

/** Looks at bytes that pass; false where they may not. */
function follow(link: Link, reader: MessageReader, chunk: Buffer): boolean {
  if (!link.isFollowed) return true;
  try {
    reader.push(chunk);
    return true;
  } catch (error) {
    link.isFollowed = false;
    if (error instanceof NotServed) return refuse(link, 'other-protocol');
    if (!(error instanceof NotHttp)) throw error;
    if (link.options.hostHeader !== undefined) return refuse(link, 'not-http');
    link.options.onTrouble('not-http');
    return true;
  }
}

function refuse({ client, endpoint, options }: Link, trouble: Trouble): false {
  options.onTrouble(trouble);
  client.removeAllListeners('data').resume();
  client.end(refusals[trouble]);
  endpoint.destroy();
  return false;
}

/** A connection that was reset is reset on the other side too; TLS knows no such thing. */
function breakOff(socket: Socket, error: Error): void {
  const isReset = (error as NodeJS.ErrnoException).code === 'ECONNRESET';
  if (isReset && !(socket instanceof TLSSocket) && !socket.destroyed) socket.resetAndDestroy();
  else socket.destroy();
}
