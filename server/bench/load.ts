import { connect, type Socket } from 'node:net';
import type { ReadyRequest } from './ready-request.ts';
import { createReplyReader } from './reply-reader.ts';

/** What one volley showed. */
export interface Volley {
  readonly seconds: number;
  /** Share of the time that this process, the client, was at work: near 1 it is the bottleneck. */
  readonly clientBusy: number;
}

/** How many connections are open, each with one request under way. */
export const connections = 32;

/**
 * Sends all requests over kept-alive connections of bare sockets. Rejects at the first reply that
 * is not the success asked for: only work that was done counts.
 */
export async function fire(
  port: number,
  requests: readonly ReadyRequest[],
  width = connections,
): Promise<Volley> {
  const queue = requests.values();
  const sockets = await Promise.all(Array.from({ length: width }, () => opened(port)));
  const work = process.cpuUsage();
  const start = performance.now();
  try {
    await Promise.all(sockets.map((socket) => drain(socket, queue)));
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(work);
    return { seconds, clientBusy: (user + system) / 1e6 / seconds };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

/** A connection that sends each request at once. */
export function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket)).once('error', reject);
    socket.setNoDelay(true);
  });
}

/** Sends the next request when the reply to the last one is whole, until there is none left. */
function drain(socket: Socket, queue: Iterator<ReadyRequest, undefined>): Promise<void> {
  return new Promise((resolve, reject) => {
    const read = createReplyReader();
    let current: ReadyRequest | undefined;
    const send = (request: ReadyRequest | undefined) => {
      current = request;
      if (request === undefined) return resolve();
      return socket.write(request.bytes);
    };
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed a connection')));
    socket.on('data', (chunk: Buffer) => {
      const reply = read(chunk);
      if (reply === undefined) return;
      if (current?.isSuccess(reply)) send(current.next?.(reply) ?? queue.next().value);
      else reject(new Error(`not the success that was asked for:\n${reply}`));
    });
    send(queue.next().value);
  });
}
