import { execFileSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { type Fault, untilReadiness } from '../fault.ts';
import type { ClusterStage } from '../stage.ts';

/** Milliseconds that it stays away. */
const away = 3_000;

export const databaseCrash: Fault<ClusterStage> = {
  key: 'database-crash',
  name: { zh: '强制终止 PostgreSQL（kill -9）', en: 'kill -9 of PostgreSQL' },
  async strike({ database, instances }, mended) {
    await database.end('SIGKILL');
    const red = await untilReadiness(instances, 503);
    await wait(away);
    await database.startAgain();
    mended();
    return [...red, ...(await untilReadiness(instances, 200))];
  },
};

/** Milliseconds for which it does nothing. */
const stall = 20_000;

export const databaseStall: Fault<ClusterStage> = {
  key: 'database-stall',
  name: { zh: 'PostgreSQL 停顿 20 秒', en: 'PostgreSQL stalls for 20 s' },
  async strike({ database, instances }, mended) {
    const processes = [database.pid(), ...childrenOf(database.pid())];
    for (const id of processes) process.kill(id, 'SIGSTOP');
    const over = wait(stall);
    const red = await untilReadiness(instances, 503);
    await over;
    for (const id of processes) process.kill(id, 'SIGCONT');
    mended();
    return [...red, ...(await untilReadiness(instances, 200))];
  },
};

/** PostgreSQL has a process for each connection. */
const childrenOf = (id: number): readonly number[] =>
  execFileSync('ps', ['-o', 'pid=', '--ppid', `${id}`], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(Number);
