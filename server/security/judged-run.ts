import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, globSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** What a judged server, and the judge, left behind. */
export interface JudgedRun {
  /** The judge's exit codes, of one contract after the other. */
  readonly codes: readonly number[];
  /** What they should have kept to themselves. */
  readonly secrets: readonly string[];
  /** Every file that is not meant to hold secrets, in latin1: logs, reports, databases. */
  readonly files: ReadonlyMap<string, string>;
}

const program = fileURLToPath(new URL('../../qiyue.ts', import.meta.url));

/** Has the whole judge judge a server, both as processes of their own, and reads all they wrote. */
export async function judgedRun(folder: string): Promise<JudgedRun> {
  const targets = join(folder, 'targets');
  const options = ['--port', '0', '--database', join(folder, 'demo.sqlite')];
  const seeding = ['--seed', 'demo', '--write-targets', targets];
  const server = started(folder, 'server', ['serve', ...options, ...seeding]);
  try {
    await listening(join(folder, 'server.err'), server);
    const codes: number[] = [];
    for (const contract of contracts) codes.push(await judged(folder, contract));
    return { codes, secrets: secretsIn(folder), files: filesIn(folder) };
  } finally {
    if (server.exitCode === null && server.kill()) await once(server, 'exit');
  }
}

const contracts = ['wuhan', 'neimenggu', 'shanxi'];

/** A run of its own for each contract: only such a run also writes down its exchanges. */
async function judged(folder: string, contract: string): Promise<number> {
  const target = ['--target', join(folder, `targets/${contract}.yaml`)];
  const report = ['--report', join(folder, `reports/${contract}`)];
  const judge = started(folder, `judge.${contract}`, ['check', contract, ...target, ...report]);
  const [code] = await once(judge, 'exit');
  return code;
}

/** Starts `qiyue`, whose outputs go to files of that name. */
function started(folder: string, name: string, words: readonly string[]): ChildProcess {
  const [out, err] = ['out', 'err'].map((ending) =>
    openSync(join(folder, `${name}.${ending}`), 'w'),
  );
  const env = { ...process.env, QIYUE_LOG_LEVEL: 'trace' };
  const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', out, err] });
  for (const file of [out, err]) if (file !== undefined) closeSync(file);
  return child;
}

async function listening(log: string, server: ChildProcess) {
  while (!readFileSync(log, 'utf8').includes('"msg":"listening"')) {
    if (server.exitCode !== null) throw new Error(readFileSync(log, 'utf8'));
    await wait(50);
  }
}

/**
 * Fields of target files and key files whose values are secret. The id of a licence is none: alone
 * it opens nothing, and the operator's commands name licences by it.
 */
const secretFields = /^(token|appSecret|pwd|accessid|privateKey)$/;

function secretsIn(folder: string): readonly string[] {
  const key = readFileSync(join(folder, 'demo.key'), 'utf8').trim();
  const told = globSync('{targets/*.yaml,*.sm2.json}', { cwd: folder }).map((file) =>
    parse(readFileSync(join(folder, file), 'utf8')),
  );
  return [...new Set([key, ...told.flatMap(secretValues)])];
}

const secretValues = (value: unknown): readonly string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) =>
        secretFields.test(name) ? [String(inner)] : secretValues(inner),
      );

/** The server hands the target files out on purpose, on its standard output. */
const meantToHold = /^(targets\/|server\.out$|demo\.key$|demo\.sm2\.json$)/;

function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => !meantToHold.test(file));
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), 'latin1')]));
}
