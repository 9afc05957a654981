import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectSafely } from 'node:tls';
import { UsageError } from '../../../spec/usage-error.ts';
import type { Target } from '../../target/target.ts';
import { tlsFilesOf } from '../../target/tls-files.ts';

/** Opens one connection to the endpoint of a target file. */
export type Connect = () => Socket;

/** Reads the certificates now, so that a wrong path is told before anybody calls. */
export function connectorOf(target: Target): Connect {
  if (target.proxy !== undefined) throw noProxy;
  const { protocol, hostname, port } = new URL(target.url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isSafe = protocol === 'https:';
  const options = {
    host,
    port: Number(port || (isSafe ? 443 : 80)),
    allowHalfOpen: true,
    noDelay: true,
  };
  if (!isSafe) return () => connectPlain(options);
  const secure = { ...options, ...tlsFilesOf(target), ALPNProtocols: ['http/1.1'] };
  const name = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  return () => connectSafely({ ...secure, ...name });
}

const noProxy = new UsageError({
  zh: '目标文件写有 proxy，而 qiyue proxy 只直接连接端点：请在能直接连到端点的机器上运行。',
  en: 'The target file names a proxy, but qiyue proxy connects to the endpoint itself: run it where it can.',
});
