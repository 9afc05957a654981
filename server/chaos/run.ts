/**
 * `make chaos`: breaks one thing after the other under a steady client and prints what became of
 * the calls. Options: `--only <fault>` (repeatable), `--logs <folder>` for the logs of the servers.
 * Ends with 0 if nothing was lost or doubled and all was as the documents say, 1 if not, 2 on wrong
 * use, 3 if nothing could be tried. It listens and calls on loopback alone, for a bounded time.
 */
import { parseArgs } from 'node:util';
import { faultKeys, playSeries } from './series.ts';
import { isGood, table } from './table.ts';

const options = {
  only: { type: 'string', multiple: true },
  logs: { type: 'string' },
} as const;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  const only = new Set(values.only ?? faultKeys);
  if (!only.isSubsetOf(faultKeys)) {
    process.stderr.write(`--only: ${[...faultKeys].join(', ')}\n`);
    return 2;
  }
  const { trials, skipped } = await playSeries(only, values.logs);
  process.stdout.write(`${table(trials, skipped)}\n`);
  if (trials.length === 0) return 3;
  return isGood(trials) ? 0 : 1;
}
