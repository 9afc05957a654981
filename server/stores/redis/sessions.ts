import type { Session, Sessions } from '../port.ts';
import { type Guard, guarded } from './guard.ts';
import { randomId } from './record.ts';
import type { Settled } from './renewal.ts';

/**
 * Each application and each account that has sessions has a generation, which its sessions bear:
 * to end them all is to forget it. Whoever opens a session afterwards begins another one, so not
 * one that came before outlives it, and none that comes later dies of it.
 *
 * All lives on for a while after its time, for instances whose clocks are behind.
 */
const open = guarded(`
local life = math.max(ARGV[3] - redis.call('TIME')[1], 0) + 600
local function generation(key)
  local known = redis.call('GET', key) or ARGV[4]
  redis.call('SET', key, known, 'EX', math.max(redis.call('TTL', key), life))
  return known
end
redis.call('HSET', KEYS[2], 'session', ARGV[2],
  'application', KEYS[3], 'ofApplication', generation(KEYS[3]),
  'account', KEYS[4], 'ofAccount', generation(KEYS[4]))
redis.call('EXPIRE', KEYS[2], life)`);

/** Finds the session if both its generations are still those of its owners. */
const living = `
local found = redis.call('HMGET', KEYS[2],
  'session', 'application', 'ofApplication', 'account', 'ofAccount')
local isAlive = found[1] and redis.call('GET', found[2]) == found[3]
  and redis.call('GET', found[4]) == found[5]`;

const find = guarded(`${living}
return isAlive and found[1]`);

const end = guarded(`${living}
redis.call('DEL', KEYS[2])
return isAlive and 1 or 0`);

const forget = guarded("redis.call('DEL', KEYS[2])");

/** NM-R027: sessions by the digest of their token; they end with the epoch that they began in. */
export const createSessions = (guard: Guard): Sessions => ({
  async open(contract, digest, session) {
    const { application, account, expiresAt } = session;
    await guard(open, (epoch) => ({
      keys: [
        sessionKey(epoch, contract, digest),
        ownerKey(epoch, contract, { application }),
        ownerKey(epoch, contract, { application, account }),
      ],
      values: [JSON.stringify({ application, account, expiresAt }), expiresAt, randomId()],
    }));
  },
  async find(contract, digest, now) {
    const text = await guard(find, bySession(contract, digest));
    // It was written by `open`.
    const session: Session | undefined = typeof text === 'string' ? JSON.parse(text) : undefined;
    return session && session.expiresAt > now ? session : undefined;
  },
  end: async (contract, digest) => (await guard(end, bySession(contract, digest))) === 1,
  async endAll(contract, owner) {
    await guard(forget, (epoch) => ({ keys: [ownerKey(epoch, contract, owner)], values: [] }));
  },
  purge: async () => 0,
});

const bySession = (contract: string, digest: Uint8Array) => (epoch: Settled) => ({
  keys: [sessionKey(epoch, contract, digest)],
  values: [],
});

const sessionKey = ({ root, id }: Settled, contract: string, digest: Uint8Array): string =>
  `${root}${id}:session:${contract}:${Buffer.from(digest).toString('base64')}`;

const ownerKey = (
  { root, id }: Settled,
  contract: string,
  { application, account }: Parameters<Sessions['endAll']>[1],
): string => `${root}${id}:owner:${JSON.stringify([contract, application, account])}`;
