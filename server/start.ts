import { once } from 'node:events';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { UsageError } from '../spec/usage-error.ts';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import type { Documents } from './documents.ts';
import { readTls } from './http/tls.ts';
import { openKeeping } from './keeping.ts';
import type { Log } from './log.ts';
import { type Clock, type Holdings, systemClock } from './platform.ts';
import { startPurging } from './purge.ts';

export interface StartSetting {
  readonly config: Config;
  readonly documents: Documents;
  readonly log: Log;
  readonly clock?: Clock;
  /** Runs on the open stores before the first request. */
  readonly prepare?: (holdings: Holdings) => Promise<void>;
}

export interface Running {
  readonly url: string;
  /** Requests in flight finish, then the database closes. */
  close(): Promise<void>;
}

/** Databases, then app, then port; what opened is closed again if a later step fails. */
export async function start(setting: StartSetting): Promise<Running> {
  const { config, documents, log, clock = systemClock, prepare } = setting;
  const tls = config.tls && readTls(config.tls);
  const { close: closeHoldings, ...holdings } = await openKeeping(config);
  try {
    const { limits, caseBytes, licenceDays } = config;
    const sizes = { limits, caseBytes, licenceDays };
    const app = await createApp({ documents, ...holdings, clock, log, tls, ...sizes });
    await prepare?.(holdings);
    app.server.listen(config.port, config.host);
    await once(app.server, 'listening');
    const stopPurging = startPurging(holdings.stores, clock, log);
    const close = async () => {
      stopPurging();
      await closed(app, config.grace);
      await Promise.race([app.settled(), wait(ending, undefined, { ref: false })]);
      await closeHoldings();
    };
    const { port } = app.server.address() as AddressInfo;
    return { url: `${tls ? 'https' : 'http'}://${hostOf(config.host)}:${port}`, close };
  } catch (error) {
    await closeHoldings();
    throw inUse(error, config) ?? error;
  }
}

/**
 * Milliseconds that work goes on when its callers were cut off: what became of a call is recorded.
 */
const ending = 5_000;

/** Milliseconds after which a connection that is still idle has no request on the way to us. */
const lull = 200;

/**
 * New connections are refused, requests in flight get their reply, stragglers are cut off. Idle
 * connections close after a lull only: the next request on one may have been sent already, and its
 * caller could not tell whether it was served.
 */
async function closed({ server, drain }: Awaited<ReturnType<typeof createApp>>, grace: number) {
  drain();
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

/** A host that a client on this machine can use, also if the server listens on all. */
function hostOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** What the system calls an address that is taken, forbidden, elsewhere or unknown. */
const unusable = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN']);

function inUse(error: unknown, { host, port }: Config): UsageError | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!unusable.has(code)) return undefined;
  return new UsageError({
    zh: `无法监听 ${host}:${port}（${code}）；请换一个端口或地址`,
    en: `Cannot listen on ${host}:${port} (${code}); choose another port or address`,
  });
}
