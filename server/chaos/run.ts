/**
 * `make chaos`: breaks one thing after the other under a steady client and prints what became of
 * the calls. Options: `--only <fault>` (repeatable), `--logs <folder>` for the logs of the servers.
 * Ends with 0 if nothing was lost or doubled and all was as the documents say, 1 if not, 2 on wrong
 * use, 3 if nothing could be tried. It listens and calls on loopback alone, for a bounded time.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { clockSteps } from './faults/clocks.ts';
import { databaseCrash, databaseStall } from './faults/database.ts';
import { diskFull } from './faults/disk.ts';
import { instanceCrash, rollingRestart } from './faults/instances.ts';
import { stateCrash, stateLoss } from './faults/state.ts';
import { type FileStage, fileStage } from './file-stage.ts';
import { type Act, play } from './play.ts';
import { type ClusterStage, clusterStage } from './stage.ts';
import { isGood, table } from './table.ts';

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

const options = {
  only: { type: 'string', multiple: true },
  logs: { type: 'string' },
} as const;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  const keys = new Set([...onFile.faults, ...onCluster.faults].map(({ key }) => key));
  const only = new Set(values.only ?? keys);
  if (!only.isSubsetOf(keys)) {
    process.stderr.write(`--only: ${[...keys].join(', ')}\n`);
    return 2;
  }
  const { logs } = values;
  if (logs !== undefined) mkdirSync(logs, { recursive: true });
  let stop: () => Promise<void> = async () => {};
  const onOpen = (closing: typeof stop) => {
    stop = closing;
  };
  process.once('SIGINT', () => void stop().finally(() => process.exit(130)));
  const chosen = ({ key }: { readonly key: string }) => only.has(key);
  const played = [
    await play({ ...onFile, faults: onFile.faults.filter(chosen) }, { logs, onOpen }),
    await play({ ...onCluster, faults: onCluster.faults.filter(chosen) }, { logs, onOpen }),
  ];
  const trials = played.flatMap((one) => one.trials);
  process.stdout.write(
    `${table(
      trials,
      played.flatMap(({ skipped }) => skipped),
    )}\n`,
  );
  if (trials.length === 0) return 3;
  return isGood(trials) ? 0 : 1;
}
