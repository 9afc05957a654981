import { once } from 'node:events';
import { type AddressInfo, Server as NetServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import type { Documents } from './documents.ts';
import { hostOf, inUse } from './http/address.ts';
import { readTls } from './http/tls.ts';
import { openKeeping } from './keeping.ts';
import type { Log } from './log.ts';
import { startWatching, type Watching } from './metrics/start-watching.ts';
import type { Door } from './overload/door.ts';
import { type Clock, type Holdings, systemClock } from './platform.ts';
import { startPurging } from './purge.ts';

export interface StartSetting {
  readonly config: Config;
  readonly documents: Documents;
  readonly log: Log;
  readonly clock?: Clock;
  /** Lets calls in; absent, it is made as the configuration says. */
  readonly door?: Door;
  /** Runs on the open stores before the first request. */
  readonly prepare?: (holdings: Holdings) => Promise<void>;
}

export interface Running {
  readonly url: string;
  /** Where the figures for Prometheus are, if they are wanted. */
  readonly metricsUrl?: string;
  /** Requests in flight finish, then the database closes. */
  close(): Promise<void>;
}

/** Databases, then app, then port; what opened is closed again if a later step fails. */
export async function start(setting: StartSetting): Promise<Running> {
  const { config, documents, log, clock = systemClock, door, prepare } = setting;
  const tls = config.tls && readTls(config.tls);
  const { close: closeHoldings, ...holdings } = await openKeeping(config);
  let watching: Watching | undefined;
  try {
    watching = config.metrics && (await startWatching(config.metrics));
    const watched = watching ? watching.watched(holdings) : holdings;
    const watch = watching?.watch;
    const parts = { documents, clock, log, tls, watch, door, ...sizesIn(config) };
    const app = await createApp({ ...watched, ...parts });
    await prepare?.(holdings);
    await listening(app.server, config);
    const stopPurging = startPurging(holdings.stores, clock, log);
    const close = async () => {
      stopPurging();
      await closed(app, config);
      await Promise.race([app.settled(), wait(ending, undefined, { ref: false })]);
      await watching?.close();
      await closeHoldings();
    };
    const url = urlOf(app.server, config);
    return { url, ...(watching && { metricsUrl: watching.url }), close };
  } catch (error) {
    await watching?.close();
    await closeHoldings();
    throw error;
  }
}

const sizesIn = ({ limits, caseBytes, licenceDays, mostWaiting }: Config) => ({
  limits,
  caseBytes,
  licenceDays,
  mostWaiting,
});

function urlOf(server: Server, { tls, host }: Config): string {
  const { port } = server.address() as AddressInfo;
  return `${tls ? 'https' : 'http'}://${hostOf(host)}:${port}`;
}

/** Rejects with what the operator can do if the address cannot be had. */
async function listening(server: Server, address: Pick<Config, 'host' | 'port'>) {
  server.listen(address.port, address.host);
  await once(server, 'listening').catch((error: unknown) => {
    throw inUse(error, address) ?? error;
  });
}

/**
 * Milliseconds that work goes on when its callers were cut off: what became of a call is recorded.
 */
const ending = 5_000;

/** Milliseconds after which a connection that is still idle has no request on the way to us. */
const lull = 200;

/**
 * Once balancers had time to notice, new connections are refused: one that was made and not seen
 * yet would break. Requests in flight get their reply, stragglers are cut off. Idle connections
 * close after a lull only: the next request on one may have been sent already, and its caller could
 * not tell whether it was served.
 */
async function closed(
  { server, drain }: Awaited<ReturnType<typeof createApp>>,
  { drain: notice, grace }: Config,
) {
  drain();
  if (notice > 0) await wait(notice);
  const end = once(server, 'close');
  // The close of http.Server itself would cut idle connections at once.
  NetServer.prototype.close.call(server);
  const idle = setTimeout(() => server.closeIdleConnections(), Math.min(lull, grace));
  const cutOff = setTimeout(() => server.closeAllConnections(), grace);
  await end;
  clearTimeout(idle);
  clearTimeout(cutOff);
  server.close();
}
