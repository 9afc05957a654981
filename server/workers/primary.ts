import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../spec/usage-error.ts';
import { type Config, isInMemory } from '../config.ts';
import { createLog, type Log } from '../log.ts';
import { handOut, type ServeSetting, signalled } from '../main.ts';
import { prepare } from '../preparation.ts';
import type { Seeded } from '../seed.ts';
import { engineOf } from '../stores/storage.ts';
import { type Supervised, supervise } from './supervision.ts';

/**
 * `qiyue serve --workers`: several processes behind one port. This one takes the connections and
 * hands them round; it prepares the data, and sees to it that all workers are there and stop in
 * good order.
 */
export async function serveWithWorkers(setting: ServeSetting): Promise<void> {
  const { config } = setting;
  if (isInMemory(config)) throw notShared;
  const log = createLog(config.logLevel);
  const seeded = await prepare(setting);
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-workers-'));
  const post = { windowsFile: join(folder, 'windows.sqlite') };
  const workers = Array.from({ length: config.workers }, (_, index) =>
    supervise({ ...post, number: index + 1 }, log),
  );
  try {
    await Promise.race([signalled(), served(setting, { workers, seeded, log })]);
    log.info('stopping');
  } finally {
    await stopped(workers, config);
    rmSync(folder, { recursive: true, force: true });
    log.info('stopped');
    log.flush();
  }
}

interface Team {
  readonly workers: readonly Supervised[];
  readonly seeded: Seeded;
  readonly log: Log;
}

/** Resolves never; rejects if the workers do not start, or die over and over. */
async function served({ config, writeTargets }: ServeSetting, { workers, seeded, log }: Team) {
  const [url = ''] = await Promise.all(workers.map(({ first }) => first));
  await handOut({ targets: seeded.targets(url), close: async () => undefined }, writeTargets);
  log.info({ url, database: engineOf(config).name, workers: workers.length }, 'listening');
  log.flush();
  await Promise.all(workers.map(({ ended }) => ended));
}

/** Milliseconds beyond the grace after which a worker that still has not ended is cut off. */
const patience = 10_000;

/** Lets all finish; a second signal cuts them off, and so does a worker that never ends. */
async function stopped(workers: readonly Supervised[], { grace }: Config) {
  const kill = () => {
    for (const worker of workers) worker.kill();
  };
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, () => {
      kill();
      process.exit(signal === 'SIGINT' ? 130 : 1);
    });
  }
  for (const worker of workers) worker.stop();
  const cutOff = setTimeout(kill, grace + patience);
  await Promise.allSettled(workers.map(({ ended }) => ended));
  clearTimeout(cutOff);
}

const notShared = new UsageError({
  zh: '多个工作进程不能共用内存中的数据库（:memory:）；请用 --database 指定文件，或只用一个进程',
  en: 'Several workers cannot share a database in memory (:memory:); name a file with --database, or use one process',
});
