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
 * `qiyue serve --prepare`: makes tables, keys and demo data, or brings them to the newest form, and
 * takes no call. Run by the owner of the tables, it leaves servers nothing to do but with rows.
 */
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
