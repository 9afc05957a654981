import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { connectorOf } from '../proxy/connect.ts';
import { createHeldBytes } from '../proxy/held-bytes.ts';
import type { Passed } from '../proxy/passing.ts';
import { startProxy, type Trouble } from '../proxy/start-proxy.ts';

/** What a test has otherwise than usual. */
interface Changed {
  readonly hostHeader?: string;
  /** Bytes that may be held for judging. */
  readonly most?: number;
  /** When exchanges were judged; at once where nothing is said. */
  readonly judged?: Promise<void>;
}

/** An endpoint that says byte by byte what a test wants, with the proxy in front of it. */
export async function proxied(answer: (socket: Socket) => void, changed: Changed = {}) {
  const { judged, most, ...rest } = changed;
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    answer(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // It listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  const passed: Passed[] = [];
  const troubles: Trouble[] = [];
  const proxy = await startProxy({
    connect: connectorOf({ contract: 'wuhan', url: `http://127.0.0.1:${port}` }),
    host: '127.0.0.1',
    port: 0,
    onExchange: (one) => {
      passed.push(one);
      return judged;
    },
    onTrouble: (trouble) => troubles.push(trouble),
    ...(most !== undefined && { held: createHeldBytes(most) }),
    ...rest,
  });
  return {
    port: proxy.port,
    passed,
    troubles,
    /** Stops the endpoint, not the proxy. */
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
    async [Symbol.asyncDispose]() {
      await proxy.close();
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((done) => server.close(done));
    },
  };
}

/** Sends bytes, and gives all that comes back until the connection ends, and how it ends. */
export async function sendRaw(port: number, ...pieces: readonly (string | Buffer)[]) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const received: Buffer[] = [];
  socket.on('data', (bytes) => received.push(Buffer.from(bytes)));
  let error: string | undefined;
  socket.on('error', ({ code }: NodeJS.ErrnoException) => {
    error = code;
  });
  for (const piece of pieces) {
    socket.write(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece);
    await new Promise((sent) => setImmediate(sent));
  }
  await once(socket, 'close');
  return {
    bytes: Buffer.concat(received),
    text: Buffer.concat(received).toString('latin1'),
    error,
  };
}
