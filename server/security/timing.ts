/**
 * Measures whether the time of a refusal tells anything of a secret: how much of it was right, or
 * whether there is such a caller at all. Prints a table; goal: medians within 5 % of each other.
 *   node server/security/timing.ts
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'undici';
import { inBoth } from '../../spec/language.ts';
import { median } from '../bench/result.ts';
import { startServer } from '../main.ts';
import { systemClock } from '../platform.ts';
import { type GuessedSecret, guessedSecrets } from './guesses.ts';

/** The share by which a median may differ from the first one. */
const goal = 0.05;

/** Rounds that warm up, and are not counted. */
const warming = 100;

/** Milliseconds of each guess in each round; every round tries all guesses in a new order. */
async function measured(client: Client, { guesses, rounds }: GuessedSecret) {
  const times = guesses.map((): number[] => []);
  const order = guesses.map((_, index) => index);
  for (let round = -Math.min(warming, rounds); round < rounds; round += 1) {
    for (const index of order.sort(() => Math.random() - 0.5)) {
      const time = await timeOf(client, guesses[index]?.request());
      if (round >= 0) times[index]?.push(time);
    }
  }
  return times;
}

async function timeOf(
  client: Client,
  request: ReturnType<GuessedSecret['guesses'][0]['request']> | undefined,
) {
  const begin = performance.now();
  const { body } = await client.request({ method: 'POST', path: '/', ...request });
  await body.dump();
  return performance.now() - begin;
}

function lines(secret: GuessedSecret, times: readonly (readonly number[])[]): string[] {
  const medians = times.map(median);
  const [base = Number.NaN] = medians;
  return medians.map((middle, index) => {
    const difference = middle / base - 1;
    const met =
      Math.abs(difference) <= goal ? { zh: '达到', en: 'met' } : { zh: '未达到', en: 'missed' };
    const figures = [`${(middle * 1000).toFixed(0)} µs`, `${(difference * 100).toFixed(1)} %`];
    const [shown, apart] = figures.map((figure) => figure.padStart(10));
    const name = secret.guesses[index]?.name ?? { zh: '', en: '' };
    return `${shown}${apart}  ${inBoth(met)}  ${inBoth(name)}`;
  });
}

const directory = mkdtempSync(join(tmpdir(), 'qiyue-timing-'));
// What slows down repeated failures is no part of the question.
const clock = { ...systemClock, wait: () => Promise.resolve() };
const server = await startServer({ database: join(directory, 'demo.sqlite'), seed: 'demo', clock });
const client = new Client(server.url);
try {
  for (const secret of guessedSecrets(server.credentials)) {
    const times = await measured(client, secret);
    const title = `${inBoth(secret.title)} · ${secret.rounds} ×`;
    process.stdout.write(`${[title, ...lines(secret, times)].join('\n')}\n\n`);
  }
} finally {
  await client.close();
  await server.close();
  rmSync(directory, { recursive: true });
}
