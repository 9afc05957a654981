import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const program = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'));

/** Runs Redocly on this Node, wherever the person stands and whatever is on the PATH. */
export const redocly = (...parameters: readonly string[]): Promise<{ readonly stdout: string }> =>
  run(process.execPath, [program, ...parameters]);
