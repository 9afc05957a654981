/**
 * `make timing`: measures whether the time of a refusal tells anything of a secret, how much of it
 * was right or whether there is such a caller at all, and prints a table. Options: `--only`, a
 * secret (repeatable); `--rounds`, of each guess, in the place of 5,000, or of 400 where each costs
 * a slow hash. Ends with 0 if all medians keep to the goal, 1 if not, 2 on wrong use.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '../main.ts';
import { systemClock } from '../platform.ts';
import { guessedSecrets } from './guesses.ts';
import { measured } from './measured-guesses.ts';
import { isEven, table } from './timing-table.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const options = { only: { type: 'string', multiple: true }, rounds: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, strict: false });
  const keys = guessedSecrets({}).map(({ key }) => key);
  const { only = keys, rounds, ...unknown } = values;
  const chosen = new Set([only].flat());
  const isRight = positionals.length === 0 && Object.keys(unknown).length === 0;
  const isNumber = rounds === undefined || /^[1-9]\d{0,5}$/.test(String(rounds));
  if (!isRight || !isNumber || !chosen.isSubsetOf(new Set(keys))) {
    process.stderr.write(`--only ${keys.join(' | ')}, --rounds 1 – 999999\n`);
    return 2;
  }
  return (await play(chosen, rounds === undefined ? undefined : Number(rounds))) ? 0 : 1;
}

/** Whether all secrets of those keys keep to the goal; prints how they do. */
async function play(keys: ReadonlySet<unknown>, rounds: number | undefined): Promise<boolean> {
  const directory = mkdtempSync(join(tmpdir(), 'qiyue-timing-'));
  // What slows down repeated failures is no part of the question.
  const clock = { ...systemClock, wait: () => Promise.resolve() };
  const database = join(directory, 'demo.sqlite');
  const server = await startServer({ database, seed: 'demo', clock });
  const evens: boolean[] = [];
  try {
    for (const secret of guessedSecrets(server.credentials).filter(({ key }) => keys.has(key))) {
      const asked = rounds === undefined ? secret : { ...secret, rounds };
      const medians = await measured(server.url, asked);
      process.stdout.write(`${table(asked, medians)}\n\n`);
      evens.push(isEven(medians));
    }
  } finally {
    await server.close();
    rmSync(directory, { recursive: true });
  }
  return evens.every(Boolean);
}
