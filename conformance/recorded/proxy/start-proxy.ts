import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Connect } from './connect.ts';
import { createHeldBytes, type HeldBytes } from './held-bytes.ts';
import { passBytes } from './pass-bytes.ts';
import type { Passed } from './passing.ts';

export interface ProxyOptions {
  readonly connect: Connect;
  readonly host: string;
  readonly port: number;
  /** The bodies count as held until what it gives has settled. */
  readonly onExchange: (passed: Passed) => unknown;
  /** Told of connections that could not be judged, and why. */
  readonly onTrouble: (trouble: Trouble) => void;
  /** Stands in `Host` in the place of what clients send. */
  readonly hostHeader?: string;
  /** What may be held for judging, over all connections. */
  readonly held?: HeldBytes;
}

/** Why something that passed was not judged, or did not pass. */
export type Trouble = 'not-http' | 'other-protocol' | 'unreachable' | 'ambiguous' | 'unjudged';

export interface RunningProxy {
  readonly host: string;
  readonly port: number;
  /** Takes no more connections and ends those there are. */
  readonly close: () => Promise<void>;
}

/** Listens, and passes every connection on to the endpoint; rejects when the port is taken. */
export async function startProxy(options: ProxyOptions): Promise<RunningProxy> {
  const clients = new Set<Socket>();
  const held = options.held ?? createHeldBytes();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    clients.add(client);
    client.once('close', () => clients.delete(client));
    passBytes(client, { ...options, held });
  });
  await new Promise<void>((listening, refused) => {
    server.once('error', refused);
    server.listen(options.port, options.host, listening);
  });
  // It listens on a port, not on a pipe.
  const { address, port } = server.address() as AddressInfo;
  return {
    host: address,
    port,
    async close() {
      for (const client of clients) client.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}
