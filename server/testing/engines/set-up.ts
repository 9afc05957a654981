import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { lacking } from './lacking.ts';
import { type EngineKind, missing } from './named.ts';

/**
 * Before the tests: starts the engines that no variable names, where that is asked for by `CI` or
 * `QIYUE_TEST_INSTALL` and one of the chosen files needs them, and says what is not there.
 */
export async function setup(project: TestProject): Promise<void> {
  if (!(await anyNeedsEngines(project))) return;
  const wanted = missing(process.env);
  const asked = process.env['CI'] || process.env['QIYUE_TEST_INSTALL'];
  if (asked && wanted.length > 0) Object.assign(process.env, await started(wanted));
  for (const skipped of lacking(process.env)) process.stderr.write(`skipped: ${skipped}\n`);
}

/** After them, also after a failed run. Ctrl-C ends the same way: the keeper's input ends. */
export async function teardown(): Promise<void> {
  if (keeper === undefined) return;
  const ended = once(keeper, 'exit');
  keeper.stdin?.end();
  await ended;
  keeper = undefined;
}

let keeper: ChildProcess | undefined;

async function started(kinds: readonly EngineKind[]): Promise<object> {
  const program = fileURLToPath(new URL('keeper.ts', import.meta.url));
  const child = spawn(process.execPath, [program, ...kinds], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  keeper = child;
  const line = await firstLine(child.stdout);
  if (line === undefined) throw new Error('the engines for the tests did not start');
  return JSON.parse(line);
}

async function firstLine(stream: Readable): Promise<string | undefined> {
  for await (const line of createInterface({ input: stream })) return line;
  return undefined;
}

/** What a file imports that cannot do without engines. */
const users = /(engines|balancer|redis-rig)(\/[a-z-]+)?\.ts'/;

/** Files named on the command line are looked into; all of them if none is. */
async function anyNeedsEngines(project: TestProject): Promise<boolean> {
  const [, , command, ...words] = process.argv;
  const filters = command === 'run' ? words.filter((word) => !word.startsWith('-')) : [];
  const { testFiles } = await project.globTestFiles(filters);
  const texts = await Promise.all(testFiles.map((file) => readFile(file, 'utf8')));
  return texts.some((text) => users.test(text));
}
