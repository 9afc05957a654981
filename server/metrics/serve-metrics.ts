import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Address } from '../http/address.ts';
import type { Metrics } from './metrics.ts';

/** Where the figures are to be had: not where callers call, who need not know them. */
export type MetricsAddress = Address;

export interface ServedMetrics {
  readonly port: number;
  close(): Promise<void>;
}

/** Answers `GET /metrics`, and nothing else. Rejects if the address cannot be listened on. */
export async function serveMetrics(
  { host, port }: MetricsAddress,
  metrics: Pick<Metrics, 'contentType' | 'text'>,
): Promise<ServedMetrics> {
  const server = createServer(answering(metrics));
  // Each of several workers tells its own figures, so none shares the port of another.
  server.listen({ host, port, exclusive: true });
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const answering =
  ({ contentType, text }: Pick<Metrics, 'contentType' | 'text'>): RequestListener =>
  async ({ method, url = '' }, response) => {
    const [path] = url.split('?', 1);
    if (path !== '/metrics') return response.writeHead(404).end();
    if (method !== 'GET' && method !== 'HEAD') {
      return response.writeHead(405, { allow: 'GET, HEAD' }).end();
    }
    try {
      const figures = await text();
      return response.writeHead(200, { 'content-type': contentType }).end(figures);
    } catch {
      // The system may have no file left to read a figure from; that is no reason to stop serving.
      return response.writeHead(500).end();
    }
  };
