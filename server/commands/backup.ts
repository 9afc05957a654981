import ora from 'ora';
import type { Say } from '../../spec/command-line.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { backup } from '../backup/backup.ts';
import type { Manifest } from '../backup/manifest.ts';
import { restore } from '../backup/restore.ts';
import { configFor } from '../config.ts';

export interface BackupOptions {
  readonly database?: string;
}

/** `qiyue backup`: the file in hand on stderr, what was kept on stdout. */
export const backupCommand = (folder: string, options: BackupOptions, say: Say): Promise<void> =>
  shown(say, { zh: '已备份', en: 'Kept' }, (onFile) =>
    backup({ places: placesOf(options), folder, now: new Date(), onFile }),
  );

/** `qiyue restore`: the same the other way round. */
export const restoreCommand = (folder: string, options: BackupOptions, say: Say): Promise<void> =>
  shown(say, { zh: '已恢复', en: 'Restored' }, (onFile) =>
    restore({ places: placesOf(options), folder, onFile }),
  );

async function shown(
  say: Say,
  done: Parameters<Say>[0],
  work: (onFile: (name: string) => void) => Promise<Manifest>,
): Promise<void> {
  const spinner = ora({ stream: process.stderr }).start();
  try {
    const { files, createdAt } = await work((name) => {
      spinner.text = name;
    });
    const mebibytes = Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1_048_576);
    const amount = say({
      zh: `${files.length} 个文件，${mebibytes} MiB，备份时间 ${createdAt}`,
      en: `${files.length} files, ${mebibytes} MiB, as of ${createdAt}`,
    });
    process.stdout.write(`${say(done)}: ${amount}\n`);
  } finally {
    spinner.stop();
  }
}

function placesOf({ database }: BackupOptions) {
  const settled = configFor({ database });
  if (settled.databaseUrl !== undefined) throw elsewhere;
  if (settled.database === ':memory:') throw inMemory;
  return settled;
}

const inMemory = new UsageError({
  zh: '内存数据库只在服务器进程里，无法备份或恢复',
  en: 'A database in memory lives in the server alone and can be neither kept nor restored',
});

const elsewhere = new UsageError({
  zh: 'PostgreSQL 数据库请用 pg_dump 和 pg_restore 备份与恢复；另请保存密钥文件（QIYUE_KEY_FILE、QIYUE_SM_KEY_FILE）',
  en: 'Use pg_dump and pg_restore for a PostgreSQL database, and keep the key files (QIYUE_KEY_FILE, QIYUE_SM_KEY_FILE) as well',
});
