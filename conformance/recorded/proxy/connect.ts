import { readFileSync } from 'node:fs';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectSafely } from 'node:tls';
import { UsageError } from '../../../spec/usage-error.ts';
import type { Target } from '../../target/target.ts';

/** Opens one connection to the endpoint of a target file. */
export type Connect = () => Socket;

/** Reads the certificates now, so that a wrong path is told before anybody calls. */
export function connectorOf({ url, tls = {}, proxy }: Target): Connect {
  if (proxy !== undefined) throw noProxy;
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isSafe = protocol === 'https:';
  const options = {
    host,
    port: Number(port || (isSafe ? 443 : 80)),
    allowHalfOpen: true,
    noDelay: true,
  };
  if (!isSafe) return () => connectPlain(options);
  const files = Object.entries(tls).map(([key, file]) => [key, readPem(key, file)] as const);
  const secure = { ...options, ...Object.fromEntries(files), ALPNProtocols: ['http/1.1'] };
  const name = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  return () => connectSafely({ ...secure, ...name });
}

function readPem(key: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new UsageError({
      zh: `读不到目标文件中 tls.${key} 所指的 ${file}。`,
      en: `Cannot read ${file}, which the target file names as tls.${key}.`,
    });
  }
}

const noProxy = new UsageError({
  zh: '目标文件写有 proxy，而 qiyue proxy 只直接连接端点：请在能直接连到端点的机器上运行。',
  en: 'The target file names a proxy, but qiyue proxy connects to the endpoint itself: run it where it can.',
});
