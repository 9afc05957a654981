import type { Windows } from '../port.ts';
import { type Guard, guarded } from './guard.ts';

/**
 * The times of the last calls in microseconds, the newest first, by the clock of Redis, which all
 * instances share. Should that clock have been set back, what lies ahead of it is forgotten.
 */
const admitted = guarded(`
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local limit = tonumber(ARGV[2])
local newest = redis.call('LINDEX', KEYS[2], 0)
if newest and tonumber(newest) > now then redis.call('DEL', KEYS[2]) end
local oldest = redis.call('LINDEX', KEYS[2], limit - 1)
if limit < 1 or oldest and now - oldest < 1000000 then return 0 end
redis.call('LPUSH', KEYS[2], string.format('%.0f', now))
redis.call('LTRIM', KEYS[2], 0, limit - 1)
redis.call('PEXPIRE', KEYS[2], 1001)
return 1`);

/** WH-R043, WH-A30: exact sliding windows for all instances together; see `../windows.ts`. */
export const createWindows = (guard: Guard): Windows => ({
  async admit(key, limit) {
    const words = ({ root }: { readonly root: string }) => ({
      keys: [`${root}window:${key}`],
      values: [limit],
    });
    return (await guard(admitted, words)) === 1;
  },
});
