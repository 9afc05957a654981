import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const program = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'));
const here = dirname(fileURLToPath(import.meta.url));
/** Redocly would ask the network for newer releases of itself. */
const quiet = { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

/** Runs Redocly on this Node, wherever the person stands and whatever is on the PATH. */
export const redocly = (...parameters: readonly string[]): Promise<{ readonly stdout: string }> =>
  run(process.execPath, [program, ...parameters], { env: quiet });

/**
 * Runs the flows of an Arazzo document against a server and writes what happened to `report`.
 * Inputs hold secrets and travel in the environment, where other users of the machine do not look.
 */
export const respect = (
  flows: string,
  call: {
    /** The name of the contract in the document, and where the server is. */
    readonly server: readonly [source: string, url: string];
    readonly inputs: Readonly<Record<string, string>>;
    readonly report: string;
  },
): Promise<{ readonly stdout: string }> => {
  const options = ['--server', call.server.join('='), '--json-output', call.report];
  const env = { ...quiet, REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(call.inputs) };
  // It takes no `--config`: the one beside this file counts where it is started here.
  return run(process.execPath, [program, 'respect', flows, ...options], { cwd: here, env });
};
