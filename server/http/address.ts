import { UsageError } from '../../spec/usage-error.ts';

/** Where a server listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** A host that a client on this machine can use, also if the server listens on all. */
export function hostOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** What the system calls an address that is taken, forbidden, elsewhere or unknown. */
const unusable = new Set(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN']);

/** What an operator is told of an address that cannot be had; `undefined` for another error. */
export function inUse(error: unknown, { host, port }: Address): UsageError | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!unusable.has(code)) return undefined;
  return new UsageError({
    zh: `无法监听 ${host}:${port}（${code}）；请换一个端口或地址`,
    en: `Cannot listen on ${host}:${port} (${code}); choose another port or address`,
  });
}
