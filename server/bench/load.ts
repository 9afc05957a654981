import { connect, type Socket } from 'node:net';
import { createReplyReader } from './reply-reader.ts';
import type { ReadyRequest } from './requests.ts';

/** What one volley showed. */
export interface Volley {
  readonly perSecond: number;
  /** Share of the time that this process, the client, was at work: near 1 it is the bottleneck. */
  readonly clientBusy: number;
}

/** How many connections are open, each with one request under way. */
export const connections = 32;

/**
 * Sends all requests over kept-alive connections of bare sockets. Rejects at the first reply that
 * is not a success with the row asked for: only work that was done counts.
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
    const clientBusy = (user + system) / 1e6 / seconds;
    return { perSecond: requests.length / seconds, clientBusy };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

function opened(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket)).once('error', reject);
    socket.setNoDelay(true);
  });
}

/** Sends the next request when the reply to the last one is whole, until there is none left. */
function drain(socket: Socket, queue: Iterator<ReadyRequest>): Promise<void> {
  return new Promise((resolve, reject) => {
    const read = createReplyReader();
    let regno = '';
    const send = () => {
      const { value, done } = queue.next();
      if (done) return resolve();
      regno = value.regno;
      return socket.write(value.bytes);
    };
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed a connection')));
    socket.on('data', (chunk: Buffer) => {
      const reply = read(chunk);
      if (reply === undefined) return;
      if (isSuccess(reply, regno)) send();
      else reject(new Error(`not the success that was asked for:\n${reply}`));
    });
    send();
  });
}

const isSuccess = (reply: string, regno: string): boolean =>
  reply.includes('"errcode":0,') && reply.includes(`"REGNO":"${regno}"`);
