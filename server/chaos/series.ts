import { mkdirSync } from 'node:fs';
import { clockSteps } from './faults/clocks.ts';
import { databaseCrash, databaseStall } from './faults/database.ts';
import { diskFull } from './faults/disk.ts';
import { instanceCrash, rollingRestart } from './faults/instances.ts';
import { stateCrash, stateLoss } from './faults/state.ts';
import { type FileStage, fileStage } from './file-stage.ts';
import { type Act, type Played, play } from './play.ts';
import { type ClusterStage, clusterStage } from './stage.ts';

const onFile: Act<FileStage> = {
  where: { zh: '单实例、SQLite', en: 'one instance on SQLite' },
  open: fileStage,
  needs: { zh: '需要挂载 tmpfs 的权限', en: 'needs leave to mount a tmpfs' },
  faults: [instanceCrash, diskFull],
};

const onCluster: Act<ClusterStage> = {
  where: { zh: '三实例、PostgreSQL、Redis', en: 'three instances, PostgreSQL, Redis' },
  open: clusterStage,
  needs: {
    zh: '需要安装 PostgreSQL、Redis 和 haproxy',
    en: 'needs PostgreSQL, Redis and haproxy installed',
  },
  faults: [
    ...[instanceCrash, rollingRestart, databaseCrash, databaseStall, stateCrash, clockSteps],
    stateLoss,
  ],
};

/** What the faults are called. */
export const faultKeys: ReadonlySet<string> = new Set(
  [...onFile.faults, ...onCluster.faults].map(({ key }) => key),
);

/**
 * Tries out the faults of those names wherever they apply. Logs of the servers go to that folder.
 * Who interrupts it ends the process, but no server is left behind.
 */
export async function playSeries(keys: ReadonlySet<string>, logs?: string): Promise<Played> {
  if (logs !== undefined) mkdirSync(logs, { recursive: true });
  let stop: () => Promise<void> = async () => {};
  const onOpen = (closing: typeof stop) => {
    stop = closing;
  };
  process.once('SIGINT', () => void stop().finally(() => process.exit(130)));
  const chosen = ({ key }: { readonly key: string }) => keys.has(key);
  const played = [
    await play({ ...onFile, faults: onFile.faults.filter(chosen) }, { logs, onOpen }),
    await play({ ...onCluster, faults: onCluster.faults.filter(chosen) }, { logs, onOpen }),
  ];
  return {
    trials: played.flatMap(({ trials }) => trials),
    skipped: played.flatMap(({ skipped }) => skipped),
  };
}
