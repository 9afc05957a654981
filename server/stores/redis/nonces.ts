import type { Nonces } from '../port.ts';
import { type Guard, guarded } from './guard.ts';

/**
 * A nonce is kept with the second until which it is taken, and that is compared with the clock of
 * whoever asks: a clock that is wrong shifts the times of requests and of nonces alike. Redis keeps
 * it for twice as long, so that it is still there for an instance whose clock is behind.
 *
 * For as long as a nonce would have lived, a memory that was lost may have held it.
 */
const claimed = guarded(`
local life = ARGV[3] - ARGV[2]
local left = ARGV[4] + life - redis.call('TIME')[1]
if left > 0 then return left end
local taken = redis.call('GET', KEYS[2])
if taken and tonumber(taken) > tonumber(ARGV[2]) then return 'taken' end
redis.call('SET', KEYS[2], ARGV[3], 'EX', math.max(2 * life, 1))
return 'free'`);

/** WH-R031: which nonces were used; Redis forgets them by itself. */
export const createNonces = (guard: Guard): Nonces => ({
  async claim(application, nonce, { now, until }) {
    const answer = await guard(claimed, ({ root, lostBefore }) => ({
      keys: [`${root}nonce:${JSON.stringify([application, nonce])}`],
      values: [now, until, lostBefore],
    }));
    if (typeof answer === 'number') throw closed(answer);
    return answer === 'free';
  },
  purge: async () => 0,
});

const closed = (seconds: number) =>
  new Error(
    `Redis lost its memory, and with it which nonces were used; so that no request is served twice, none is accepted for ${seconds} s more`,
  );
