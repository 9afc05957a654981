import cluster from 'node:cluster';
import { UsageError } from '../../spec/usage-error.ts';
import { type Config, config, mostWorkers } from '../config.ts';
import { documentsWith } from '../documents.ts';
import { serve } from '../main.ts';
import { type PreparationSetting, prepareAlone } from '../preparation.ts';
import { numberIn } from './numbers.ts';
import type { StorageOptions } from './storage.ts';

export interface ServeOptions extends StorageOptions {
  readonly host?: string;
  readonly port?: string;
  readonly seed?: string;
  readonly writeTargets?: string;
  readonly prepare?: true;
  readonly workers?: string;
}

/** `qiyue serve`: options win over the environment. */
export async function serveCommand(options: ServeOptions): Promise<void> {
  const { host, port, database, seed, writeTargets, workers } = options;
  if (seed !== undefined && seed !== 'demo') throw unknownSeed(seed);
  if (writeTargets !== undefined && seed === undefined) throw targetsWithoutSeed;
  if (writeTargets !== undefined && options.prepare) throw targetsWithoutServer;
  const overrides: Partial<Config> = {
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port: numberIn('--port', port, [0, 65_535]) }),
    ...(database !== undefined && { database }),
    ...(workers !== undefined && { workers: numberIn('--workers', workers, workerNumbers) }),
  };
  const setting: PreparationSetting = {
    config: config(process.env, overrides),
    documents: documentsWith(options.contract),
    ...(seed !== undefined && { seed }),
  };
  if (options.prepare) return void (await prepareAlone(setting));
  const serveSo = await entry(setting.config);
  return serveSo({ ...setting, ...(writeTargets !== undefined && { writeTargets }) });
}

const workerNumbers = [mostWorkers.least, mostWorkers.most] as const;

/** What one process does, or the first of several, or each of the others. */
async function entry({ workers }: Config): Promise<typeof serve> {
  if (cluster.isWorker) return (await import('../workers/worker.ts')).serveAsWorker;
  return workers === 1 ? serve : (await import('../workers/primary.ts')).serveWithWorkers;
}

const unknownSeed = (name: string) =>
  new UsageError({
    zh: `--seed 只有 demo 一种，现在是“${name}”`,
    en: `--seed takes demo only; it is "${name}"`,
  });

const targetsWithoutSeed = new UsageError({
  zh: '--write-targets 须与 --seed demo 同用：只有演示应用的凭据才会写出',
  en: '--write-targets needs --seed demo: only the secrets of demo applications are written out',
});

const targetsWithoutServer = new UsageError({
  zh: '--prepare 不启动服务器，没有地址可写进目标文件；请在启动时用 --write-targets',
  en: '--prepare starts no server whose address a target file could name; use --write-targets when you start one',
});
