import type { RedisOptions } from 'ioredis';
import { UsageError } from '../../../spec/usage-error.ts';

type Login = Pick<RedisOptions, 'username' | 'password'>;

/** Where a Redis is, and how to log in there. */
export interface Place {
  readonly options: Pick<RedisOptions, 'host' | 'port' | 'db' | 'tls'> & Login;
  /** What messages call it; its password is not in it. */
  readonly name: string;
}

/**
 * Reads `redis://user:password@host:port/number`, or `rediss://` for TLS. What nobody would heed,
 * as a query, is refused: it may have been meant to make the connection safe.
 */
export function placeOf(url: string): Place {
  const parts = URL.canParse(url) ? new URL(url) : undefined;
  const number = /^\/?(\d{0,5})$/.exec(parts?.pathname ?? '')?.[1];
  const login = parts && loginIn(parts);
  const isRedis = parts?.protocol === 'redis:' || parts?.protocol === 'rediss:';
  if (!isRedis || !parts.hostname || number === undefined || !login) throw malformed();
  if (parts.search || parts.hash) throw malformed();
  const host = parts.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = Number(parts.port || 6379);
  return {
    name: `${parts.hostname}:${port}`,
    options: {
      ...{ host, port, db: Number(number), ...login },
      ...(parts.protocol === 'rediss:' && { tls: {} }),
    },
  };
}

/** User and password as they are written for a URL; `undefined` if they are written wrongly. */
function loginIn({ username, password }: URL): Login | undefined {
  try {
    return {
      ...(username && { username: decodeURIComponent(username) }),
      ...(password && { password: decodeURIComponent(password) }),
    };
  } catch {
    return undefined;
  }
}

const malformed = () =>
  new UsageError({
    zh: 'QIYUE_STATE_URL 应为 redis://用户:密码@主机:端口/库号，使用 TLS 时为 rediss://，不带查询参数',
    en: 'QIYUE_STATE_URL must read redis://user:password@host:port/number, or rediss:// for TLS, without a query',
  });
