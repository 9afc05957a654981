import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault.ts';

/** Milliseconds that an instance stays away. */
const away = 2_000;

/** Two of them, one after the other; on a single one callers have to wait for it. */
export const instanceCrash: Fault = {
  key: 'instance-crash',
  name: { zh: '强制终止实例（kill -9）', en: 'kill -9 of instances' },
  async strike({ instances }, mended) {
    for (const instance of instances.slice(0, 2)) {
      await instance.end('SIGKILL');
      await wait(away);
      await instance.startAgain();
    }
    mended();
    return [];
  },
};

export const rollingRestart: Fault = {
  key: 'rolling-restart',
  name: { zh: '逐个重启实例（须无一失败）', en: 'rolling restart, no call may fail' },
  flawless: true,
  async strike({ instances }, mended) {
    mended();
    for (const instance of instances) {
      await instance.end('SIGTERM');
      await instance.startAgain();
      // The balancer looks twice a second whether it is back.
      await wait(away);
    }
    return [];
  },
};
