import cluster from 'node:cluster';
import { once } from 'node:events';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import type { Config } from '../config.ts';
import { createLog, pipePiece } from '../log.ts';
import { leaveSoon, type ServeSetting, startServer } from '../main.ts';
import { type FromWorker, stop } from './messages.ts';
import { type Post, postIn } from './post.ts';

/**
 * Serves as one of several, until the primary says stop. Signals are for the primary, although a
 * terminal and systemd send them to all: otherwise a second one would cut off callers here.
 */
export async function serveAsWorker({ config, documents }: ServeSetting): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => undefined);
  const post = postIn(process.env);
  const log = createLog(config.logLevel, pipePiece).child({ worker: post.number });
  const stopped = told(stop);
  try {
    const own = ownConfig(config, post);
    const { database, port } = own;
    const server = await startServer({ config: own, database, port, documents, log });
    await tell({ kind: 'ready', url: server.url });
    await stopped;
    await server.close();
  } catch (error) {
    log.error({ cause: String(error) }, 'worker failed');
    await tell({ kind: 'failed', text: textOf(error) });
  }
  log.flush();
  cluster.worker?.disconnect();
  leaveSoon();
}

/** Each tells its own figures, so each has an address for them: one port after the other. */
function ownConfig(config: Config, { number, windowsFile }: Post): Config {
  const { metrics, stateUrl } = config;
  return {
    ...config,
    ...(metrics && { metrics: { ...metrics, port: metrics.port && metrics.port + number - 1 } }),
    ...(stateUrl === undefined && { windowsFile }),
  };
}

async function told(word: string) {
  for (;;) {
    const [message] = await once(process, 'message');
    if (message === word) return;
  }
}

const tell = (message: FromWorker): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });

function textOf(error: unknown): Text {
  if (error instanceof UsageError) return error.text;
  const cause = error instanceof Error ? error.message : String(error);
  return { zh: cause, en: cause };
}
