import { UsageError } from '../../spec/usage-error.ts';
import { type Config, config } from '../config.ts';
import { documentsWith } from '../documents.ts';
import { serve } from '../main.ts';
import { numberIn } from './numbers.ts';
import type { StorageOptions } from './storage.ts';

export interface ServeOptions extends StorageOptions {
  readonly host?: string;
  readonly port?: string;
  readonly seed?: string;
  readonly writeTargets?: string;
}

/** `qiyue serve`: options win over the environment. */
export async function serveCommand(options: ServeOptions): Promise<void> {
  const { host, port, database, seed, writeTargets } = options;
  if (seed !== undefined && seed !== 'demo') throw unknownSeed(seed);
  if (writeTargets !== undefined && seed === undefined) throw targetsWithoutSeed;
  const overrides: Partial<Config> = {
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port: numberIn('--port', port, [0, 65_535]) }),
    ...(database !== undefined && { database }),
  };
  await serve({
    config: config(process.env, overrides),
    documents: documentsWith(options.contract),
    ...(seed !== undefined && { seed }),
    ...(writeTargets !== undefined && { writeTargets }),
  });
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
