import { Client } from 'undici';
import { median } from '../bench/result.ts';
import type { GuessedRequest, GuessedSecret } from './guesses.ts';

/** Rounds that warm up, and are not counted. */
const warming = 100;

/** The median time of each guess in milliseconds; every round tries all in a new order. */
export async function measured(
  url: string,
  { guesses, rounds }: GuessedSecret,
): Promise<readonly number[]> {
  const client = new Client(url);
  const trials = guesses.map(({ request }) => ({ request, times: [] as number[] }));
  for (let round = -Math.min(warming, rounds); round < rounds; round += 1) {
    for (const { request, times } of shuffled(trials)) {
      const time = await timeOf(client, request());
      if (round >= 0) times.push(time);
    }
  }
  await client.close();
  return trials.map(({ times }) => median(times));
}

/** Whoever comes first in a round may pay for what the one before left behind. */
function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  const keyed = items.map((item) => [Math.random(), item] as const);
  return keyed.sort(([one], [other]) => one - other).map(([, item]) => item);
}

async function timeOf(client: Client, request: GuessedRequest): Promise<number> {
  const begin = performance.now();
  const { body } = await client.request({ method: 'POST', ...request });
  await body.dump();
  return performance.now() - begin;
}
