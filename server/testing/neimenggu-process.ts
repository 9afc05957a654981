import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type Body, casePath, loginPath } from './neimenggu-rig.ts';

/** A seeded server in a process of its own, so that it can be killed, and its memory measured. */
export interface ServerProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** Posts the bytes as a case of a new session of `demo-case`. */
  postCase(body: Buffer): Promise<Reply<Body>>;
  /** The most memory that it ever held, in MiB; Linux tells. */
  peakMemory(): number;
}

interface Reply<Body> {
  readonly status: number;
  // Tests read whatever a reply should hold, and a missing field fails their assertion.
  readonly body: Body;
}

const main = new URL('../main.ts', import.meta.url).href;

/** Starts it on that database and resolves once it answers. */
export async function spawnServer(database: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(database)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await once(child.stdout, 'data');
  const { url, appSecret } = JSON.parse(String(output));
  const session = { appKey: 'demo-case', appSecret, account: 'test' };
  return {
    child,
    url,
    async postCase(body) {
      const login = await post<Body>(`${url}${loginPath}`, Buffer.from(JSON.stringify(session)));
      const query = `access_token=${login.body.access_token}`;
      return post<Body>(`${url}${casePath}?${query}`, body);
    },
    peakMemory() {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmHWM:\s*(\d+)/.exec(status)?.[1]) / 1024;
    },
  };
}

const program = (database: string) => `
  const { startServer } = await import('${main}');
  const { url, credentials } = await startServer({ database: '${database}', seed: 'demo' });
  console.log(JSON.stringify({ url, appSecret: credentials.neimenggu['demo-case'] }));`;

async function post<Body>(url: string, body: Buffer): Promise<Reply<Body>> {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
  return { status: reply.status, body: JSON.parse(await reply.text()) };
}
