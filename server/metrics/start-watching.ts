import { hostOf, inUse } from '../http/address.ts';
import type { Metrics } from './metrics.ts';
import type { MetricsAddress } from './serve-metrics.ts';

/** What watches one server, and where its figures are to be had. */
export interface Watching extends Pick<Metrics, 'watch' | 'watched'> {
  readonly url: string;
  close(): Promise<void>;
}

/** Nothing of this is loaded where nobody watches. An address that is taken is a `UsageError`. */
export async function startWatching(address: MetricsAddress): Promise<Watching> {
  const [{ createMetrics }, { serveMetrics }] = await Promise.all([
    import('./metrics.ts'),
    import('./serve-metrics.ts'),
  ]);
  const metrics = createMetrics();
  try {
    const served = await serveMetrics(address, metrics);
    return {
      watch: metrics.watch,
      watched: metrics.watched,
      url: `http://${hostOf(address.host)}:${served.port}/metrics`,
      async close() {
        await served.close();
        metrics.close();
      },
    };
  } catch (error) {
    metrics.close();
    throw inUse(error, address) ?? error;
  }
}
