import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type Dispatcher, Pool } from 'undici';
import type { WireRequest } from '../exchange/client.ts';
import { type Plan, renewal } from './plan.ts';

/** Medians in milliseconds of the same calls by the same client, and their difference. */
export interface ProxyBout {
  readonly calls: number;
  readonly direct: number;
  readonly through: number;
  readonly added: number;
}

const root = new URL('../../', import.meta.url);
const calls = 2_000;

/**
 * Calls the endpoint of a plan straight and through `qiyue proxy`, by turns, so that what disturbs
 * the machine disturbs both. `folder` takes the report of the proxy.
 */
export async function proxyBout(plan: Plan, target: string, folder: string): Promise<ProxyBout> {
  await using proxy = await startProxyProcess(target, folder);
  const [near, far] = [new Pool(plan.origin), new Pool(proxy.origin)];
  const next = requestsOf(plan);
  const times: Record<'direct' | 'through', number[]> = { direct: [], through: [] };
  for (let count = 0; count < calls; count += 1) {
    times.direct.push(await timeOf(near, next()));
    times.through.push(await timeOf(far, next()));
  }
  await Promise.all([near.close(), far.close()]);
  const [direct, through] = [median(times.direct), median(times.through)];
  return { calls, direct, through, added: through - direct };
}

/** The plan's requests again and again, each signed afresh. */
function requestsOf(plan: Plan): () => WireRequest {
  const right = plan.requests.filter(({ token }) => token !== null);
  const renewed = renewal(plan, randomUUID);
  let count = 0;
  return () => {
    const planned = right[count % right.length];
    if (!planned) throw new Error('a plan without a rightly signed request');
    count += 1;
    return renewed(planned, Math.floor(Date.now() / 1000));
  };
}

async function timeOf(pool: Pool, { method, path, headers, body }: WireRequest): Promise<number> {
  const began = performance.now();
  const reply = await pool.request({
    path,
    method: method as Dispatcher.HttpMethod,
    headers: headers.flat(),
    body,
  });
  await reply.body.arrayBuffer();
  return performance.now() - began;
}

async function startProxyProcess(target: string, folder: string) {
  const options = ['--target', target, '--port', '0', '--report', folder];
  const child = spawn(
    process.execPath,
    ['qiyue.js', '--lang', 'en', 'proxy', 'wuhan', ...options],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const ended = once(child, 'exit');
  let said = '';
  const origin = await new Promise<string>((listening, failed) => {
    child.stderr.on('data', (text) => {
      said += text;
      const address = /Point the client at (\S+);/.exec(said)?.[1];
      if (address) listening(address);
    });
    ended.then(() => failed(new Error(`the proxy has ended: ${said}`)));
  });
  return {
    origin,
    async [Symbol.asyncDispose]() {
      child.kill('SIGINT');
      await ended;
    },
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The bout in both languages, a line each. */
export function boutLines({ calls: count, direct, through, added }: ProxyBout): string {
  const [near, far, more] = [direct, through, added].map((value) => value.toFixed(3));
  return [
    `代理：直接与经过 qiyue proxy 各 ${count} 次，中位数 ${near} 与 ${far} 毫秒，多 ${more} 毫秒`,
    `Proxy: ${count} calls each, median ${near} ms straight and ${far} ms through qiyue proxy, ${more} ms more`,
  ].join('\n');
}
