import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sign } from '../../spec/protocol/signature.ts';
import { type ServerSetting, type StartedServer, startServer } from '../main.ts';

/** A request to a server under test; everything has a right value unless it is given. */
export interface Sent {
  readonly passid?: string;
  readonly token?: string;
  readonly nonce?: string;
  readonly timestamp?: string;
  readonly path?: string;
  readonly method?: string;
  /** `undefined` leaves a header out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Text and blobs go as they are, anything else as JSON. */
  readonly body?: unknown;
}

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  // Tests read whatever a reply should hold, and a missing field fails their assertion.
  readonly body: Body;
}

export interface Body {
  readonly errcode: number;
  readonly errmsg: string;
  readonly hint: string;
  readonly data: { readonly data: readonly Record<string, string>[]; readonly pageNo: number };
}

export interface Rig {
  readonly server: StartedServer;
  readonly directory: string;
  readonly database: string;
  call(sent?: Sent): Promise<Received>;
  close(): Promise<void>;
}

export const investorsPath = '/ebus/kftp/v1/service/qygsczrxxqkapijk';
export const licensesPath = '/ebus/kftp/v1/service/enterprise-licenses';

/** A seeded server on a free port with files of its own; `directory` reopens those of another. */
export async function createRig(
  setting: Partial<ServerSetting> & { readonly directory?: string } = {},
): Promise<Rig> {
  const directory = setting.directory ?? mkdtempSync(join(tmpdir(), 'qiyue-'));
  const database = join(directory, 'qiyue.sqlite');
  const server = await startServer({ database, seed: 'demo', ...setting });
  const tokens: Readonly<Record<string, string | undefined>> = server.credentials;
  const now = setting.clock?.now ?? Date.now;
  return {
    server,
    directory,
    database,
    call: (sent = {}) => exchange(server.url, signed(sent, tokens, now())),
    async close() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

type Tokens = Readonly<Record<string, string | undefined>>;

function signed(sent: Sent, tokens: Tokens, now: number): Sent {
  const { passid = 'demo-fast', nonce = randomUUID() } = sent;
  const timestamp = sent.timestamp ?? String(Math.floor(now / 1000));
  const token = sent.token ?? tokens[passid] ?? 'no such token';
  return {
    ...sent,
    headers: {
      'content-type': 'application/json',
      'x-tif-passid': passid,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': nonce,
      'x-tif-signature': sign({ timestamp, nonce, token }),
      ...sent.headers,
    },
  };
}

async function exchange(url: string, sent: Sent): Promise<Received> {
  const { method = 'POST', path = investorsPath, body = { query: {} } } = sent;
  const headers = Object.entries(sent.headers ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  const isPlain = typeof body === 'string' || body instanceof Blob;
  const content = isPlain ? body : JSON.stringify(body);
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(hasBody && { body: content }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(text || '{}'),
  };
}
