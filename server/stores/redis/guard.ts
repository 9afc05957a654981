import type { Value } from './connection.ts';
import { markOf } from './epoch.ts';
import { type Memory, markKey, type Settled, settle } from './renewal.ts';
import { type Script, script } from './script.ts';

/** Runs a script where nothing was forgotten since the epoch that its keys are made for. */
export type Guard = (script: Script, words: (epoch: Settled) => Words) => Promise<unknown>;

/** What a script is given behind the mark, which is its first key and its first value. */
export interface Words {
  readonly keys: readonly string[];
  readonly values: readonly Value[];
}

const lost = 'lost';

/** A script that does nothing if the mark is not the one that its caller goes by. */
export const guarded = (text: string): Script =>
  script(`if redis.call('GET', KEYS[1]) ~= ARGV[1] then return '${lost}' end\n${text}`);

/** How often a call begins anew because memory was lost under its hands. */
const rounds = 3;

/**
 * Memory can be lost in two ways. A Redis that was emptied has no mark any more, which the script
 * sees. One that started again, maybe from an old copy with a mark in it, is another run, which is
 * seen before anything is sent: a connection never outlives the server's process.
 */
export async function createGuard(memory: Memory): Promise<Guard> {
  let known: Settled = await settle(memory);
  let settling: Promise<Settled> | undefined;

  async function renew() {
    settling ??= settle(memory).finally(() => {
      settling = undefined;
    });
    known = await settling;
  }

  return async (script, words) => {
    for (let round = 0; round < rounds; round += 1) {
      const epoch = known;
      if (epoch.run === memory.connection.server().run) {
        const { keys, values } = words(epoch);
        const [ownKeys, ownValues] = [
          [markKey(epoch.root), ...keys],
          [markOf(epoch), ...values],
        ];
        const reply = await memory.connection.run(script, ownKeys, ownValues);
        if (reply !== lost) return reply;
      }
      if (known === epoch) await renew();
    }
    throw new Error('Redis loses its memory over and over');
  };
}
