import { existsSync } from 'node:fs';
import { UsageError } from '../spec/usage-error.ts';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import type { Documents } from './documents.ts';
import { openKeeping } from './keeping.ts';
import { createLog } from './log.ts';
import { systemClock } from './platform.ts';
import { nothingSeeded, type Seeded, seedDemo } from './seed.ts';

export interface PreparationSetting {
  readonly config: Config;
  readonly documents: Documents;
  readonly seed?: 'demo';
}

/**
 * `qiyue serve --prepare`: prepares and takes no call. Run by the owner of the tables, it leaves
 * servers nothing to do but with rows. It makes no key for a database that several servers share:
 * that one would lie where this ran, and not where they look for theirs.
 */
export async function prepareAlone(setting: PreparationSetting): Promise<Seeded> {
  const { databaseUrl, keyFile } = setting.config;
  if (databaseUrl !== undefined && !existsSync(keyFile)) throw keyless(keyFile);
  return prepare(setting);
}

/** Makes tables, keys and demo data, or brings them to the newest form. */
export async function prepare({ config, documents, seed }: PreparationSetting): Promise<Seeded> {
  const { close, ...holdings } = await openKeeping(config);
  try {
    const { limits, caseBytes, licenceDays, mostWaiting } = config;
    const sizes = { limits, caseBytes, licenceDays, mostWaiting };
    const log = createLog(config.logLevel);
    // A server makes the tables of its documents while it is built; this one never listens.
    await createApp({ documents, ...holdings, clock: systemClock, log, ...sizes });
    holdings.smKeys.current();
    return seed ? await seedDemo(holdings, documents) : nothingSeeded;
  } finally {
    await close();
  }
}

const keyless = (file: string) =>
  new UsageError({
    zh: `没有密钥文件 ${file}，--prepare 不会为各服务器共用的数据库生成密钥；请用 openssl rand -hex 32 生成一次，以 QIYUE_KEY_FILE 指明，并交给每个服务器`,
    en: `There is no key file ${file}, and --prepare makes none for a database that servers share; make one with openssl rand -hex 32, name it in QIYUE_KEY_FILE, and give the same to every server`,
  });
