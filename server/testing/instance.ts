import { fileURLToPath } from 'node:url';
import { type Daemon, startDaemon } from './engines/daemon.ts';
import { freePort } from './engines/free-port.ts';

/** How an instance of the server is started. */
export interface InstanceGiven {
  /** `QIYUE_…` variables, which say where it keeps what it knows. */
  readonly environment: NodeJS.ProcessEnv;
  /** Options of `qiyue serve` beside the port. */
  readonly words?: readonly string[];
  /** A module that is loaded before the program. */
  readonly preload?: string;
  /** The file that its log goes to. */
  readonly log?: string;
}

const program = fileURLToPath(new URL('../../qiyue.ts', import.meta.url));

/** Runs `qiyue serve` in a process of its own on a free port, which it keeps for good. */
export async function startInstance(given: InstanceGiven): Promise<Daemon> {
  const { environment, words = [], preload, log } = given;
  const port = await freePort();
  const loaded = preload === undefined ? [] : ['--import', preload];
  return startDaemon(
    `http://127.0.0.1:${port}`,
    {
      command: process.execPath,
      words: [...loaded, program, 'serve', '--port', `${port}`, ...words],
      ready: /"msg":"listening"/,
      ...(log !== undefined && { log }),
      options: { env: { ...plainEnvironment(), ...environment, QIYUE_LOG_LEVEL: 'info' } },
    },
    'SIGTERM',
  );
}

/** What this process was told to use is not meant for the servers that it starts. */
const plainEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('QIYUE_')));
