import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { writeTargets } from '../target-files.ts';
import { type Daemon, startDaemon } from './engines/daemon.ts';
import { freePort } from './engines/free-port.ts';
import { startInstance } from './instance.ts';

/** Three servers with one memory behind a balancer that gives each request to the next. */
export interface Cluster {
  /** Of the balancer. */
  readonly url: string;
  readonly instances: readonly Daemon[];
  /** For the operator's commands on what the servers share. */
  readonly environment: NodeJS.ProcessEnv;
  /** With a target file for each contract, which names the balancer. */
  readonly targets: string;
  /** What the target file of that contract says. */
  target(contract: string): Target;
  stop(): Promise<void>;
}

// A target file is as its own contract wants it; whoever reads it knows which one it is.
export type Target = Readonly<Record<string, unknown>>;

export interface ClusterGiven {
  readonly haproxy: string;
  /** The addresses of what the servers share. */
  readonly databaseUrl: string;
  readonly stateUrl: string;
  /** A module for each instance that is loaded before the program. */
  readonly preloads?: readonly string[];
  /** Milliseconds that an instance tells the balancer before that it stops. */
  readonly drain?: number;
  /** The folder that their logs go to. */
  readonly logs?: string | undefined;
}

/** Starts the first with the demo data, then the others, then the balancer that is shipped. */
export async function startCluster(given: ClusterGiven): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-cluster-'));
  const targets = join(folder, 'targets');
  const environment = environmentIn(folder, given);
  const started: Daemon[] = [];
  const stop = async () => {
    await Promise.all(started.map((daemon) => daemon.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const start = async (index: number, words: readonly string[] = []) => {
    const preload = given.preloads?.[index];
    const log = given.logs && join(given.logs, `instance-${index + 1}.log`);
    const own = { ...(preload && { preload }), ...(log && { log }) };
    started.push(await startInstance({ environment, words, ...own }));
  };
  try {
    await start(0, ['--seed', 'demo', '--write-targets', targets]);
    await Promise.all([start(1), start(2)]);
    const instances = [...started];
    const balancer = await startBalancer(given.haproxy, instances);
    started.unshift(balancer);
    readdress(targets, balancer.url);
    const target = (contract: string) => targetIn(targets, contract);
    return { url: balancer.url, instances, environment, targets, target, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The key files are one for all; documents of authorisation lie beside `QIYUE_DATABASE`. */
const environmentIn = (folder: string, { databaseUrl, stateUrl, drain = 0 }: ClusterGiven) => ({
  QIYUE_DATABASE: join(folder, 'qiyue.sqlite'),
  QIYUE_DATABASE_URL: databaseUrl,
  QIYUE_STATE_URL: stateUrl,
  QIYUE_DRAIN: `${drain}`,
  QIYUE_KEY_FILE: join(folder, 'qiyue.key'),
  QIYUE_SM_KEY_FILE: join(folder, 'qiyue.sm2.json'),
});

const settings = fileURLToPath(new URL('../../deploy/haproxy.cfg', import.meta.url));

/** The balancer with the settings that operators get. */
async function startBalancer(haproxy: string, instances: readonly Daemon[]): Promise<Daemon> {
  const address = `127.0.0.1:${await freePort()}`;
  const servers = instances.map(({ url }, index) => [`SERVER_${index + 1}`, new URL(url).host]);
  const env = { ...process.env, BALANCER_BIND: address, ...Object.fromEntries(servers) };
  return startDaemon(
    `http://${address}`,
    {
      command: haproxy,
      words: ['-W', '-db', '-f', settings],
      ready: /Loading success/,
      options: { env },
    },
    'SIGTERM',
  );
}

const contracts = ['wuhan', 'neimenggu', 'shanxi'];

const targetIn = (folder: string, contract: string): Target =>
  parse(readFileSync(join(folder, `${contract}.yaml`), 'utf8'));

/** Names the balancer in the target files, which name the server that wrote them. */
function readdress(folder: string, url: string): void {
  const texts = contracts.map((contract) => [
    contract,
    stringify({ ...targetIn(folder, contract), url }),
  ]);
  writeTargets(folder, Object.fromEntries(texts));
}
