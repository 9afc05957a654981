import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerSetting, type StartedServer, startServer } from '../main.ts';

export type RigSetting = Partial<ServerSetting> & { readonly directory?: string };

/** A seeded server on a free port with files of its own. */
export interface Rig {
  readonly server: StartedServer;
  readonly directory: string;
  readonly database: string;
  close(): Promise<void>;
}

/** Starts one; `directory` reopens the files of another. */
export async function openRig(setting: RigSetting = {}): Promise<Rig> {
  const directory = setting.directory ?? mkdtempSync(join(tmpdir(), 'qiyue-'));
  const database = join(directory, 'qiyue.sqlite');
  const server = await startServer({ database, seed: 'demo', ...setting });
  return {
    server,
    directory,
    database,
    async close() {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A request as a test writes it. */
export interface Request {
  readonly path: string;
  /** POST unless given. */
  readonly method?: string;
  /** `undefined` leaves a header out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Text and blobs go as they are, anything else as JSON. */
  readonly body?: unknown;
  /** Ends the wait for a reply. */
  readonly signal?: AbortSignal;
}

export interface Received<Body> {
  readonly status: number;
  readonly headers: Headers;
  // Tests read whatever a reply should hold, and a missing field fails their assertion.
  readonly body: Body;
}

/** Sends a request and reads its reply. */
export async function exchange<Body>(url: string, request: Request): Promise<Received<Body>> {
  const { method = 'POST', path, body, signal } = request;
  const headers = Object.entries(request.headers ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  const isPlain = typeof body === 'string' || body instanceof Blob;
  const content = isPlain ? body : JSON.stringify(body);
  const hasBody = method !== 'GET' && method !== 'HEAD' && content !== undefined;
  const response = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(hasBody && { body: content }),
    ...(signal && { signal }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(text || '{}'),
  };
}
