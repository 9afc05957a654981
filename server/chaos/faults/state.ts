import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { type Fault, untilReadiness } from '../fault.ts';
import type { ClusterStage } from '../stage.ts';

/** Milliseconds that it stays away, and that callers try what it forgot. */
const away = 3_000;
const trying = 8_000;

export const stateCrash: Fault<ClusterStage> = {
  key: 'state-crash',
  name: { zh: '强制终止 Redis（kill -9）', en: 'kill -9 of Redis' },
  async strike({ state, instances }, mended) {
    await state.end('SIGKILL');
    const red = await untilReadiness(instances, 503);
    await wait(away);
    await state.startAgain();
    mended();
    return [...red, ...(await untilReadiness(instances, 200))];
  },
};

/**
 * Forgets twice: emptied while it runs, and started again from nothing. What was used before must
 * not pass again, so Wuhan serves nobody until no forgotten nonce could still be good.
 */
export const stateLoss: Fault<ClusterStage> = {
  key: 'state-loss',
  name: {
    zh: 'Redis 丢失全部内容（武汉此后按设计拒绝 10 分钟）',
    en: 'Redis forgets everything (Wuhan then refuses for 10 minutes, on purpose)',
  },
  closed: ['wuhan'],
  async strike({ state, instances }, mended) {
    const folder = await emptied(state.url);
    await wait(trying);
    await state.end('SIGKILL');
    rmSync(join(folder, 'appendonlydir'), { recursive: true, force: true });
    await state.startAgain();
    mended();
    await wait(trying);
    return untilReadiness(instances, 200);
  },
};

/** Empties it and gives the folder in which it keeps what outlives it. */
async function emptied(url: string): Promise<string> {
  const redis = new Redis(url);
  try {
    const answer = await redis.config('GET', 'dir');
    await redis.flushall();
    return String(Array.isArray(answer) ? answer[1] : '');
  } finally {
    redis.disconnect();
  }
}
