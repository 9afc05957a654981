import type { IncomingMessage } from 'node:http';
import { firstSegment } from './contract.ts';
import type { Documents } from './documents.ts';
import { announcedBytes, RequestAborted, readBody } from './http/body.ts';
import { probeMethod, serverFault, unownedPath } from './http/frame.ts';
import type { Head, Reply } from './http/http.ts';
import type { BodyLimit, Platform, Setting } from './platform.ts';
import { kindsIn } from './platforms/index.ts';

/** Answers one request; `id` is what the reply and the log know it by. */
export type Dispatch = (request: IncomingMessage, id: string) => Promise<Reply>;

export interface DispatchSetting extends Omit<Setting, 'document'> {
  readonly documents: Documents;
  /** False while the server is going down. */
  readonly isServing: () => boolean;
}

/** Leads each request to the platform that owns the first segment of its path. */
export async function createDispatch(setting: DispatchSetting): Promise<Dispatch> {
  const owners = ownersOf(await createPlatforms(setting));

  async function answer(platform: Platform, request: IncomingMessage, head: Head): Promise<Reply> {
    try {
      const limit = await platform.bodyLimit(head);
      return await withBody(request, limit, (body) => platform.answer({ ...head, body }));
    } catch (error) {
      if (error instanceof RequestAborted) throw error;
      const cause = error instanceof Error ? error.stack : String(error);
      setting.log.error({ id: head.id, cause }, 'fault');
      return platform.problem(serverFault(head.id), head);
    }
  }

  return async (request, id) => {
    const { method = '', headers, url = '' } = request;
    const [path, query] = partsOf(url);
    const owner = owners.get(firstSegment(path));
    if (owner) return answer(owner, request, { id, method, path, query, headers });
    if (path !== '/healthz' && path !== '/readyz') return unownedPath;
    if (method !== 'GET' && method !== 'HEAD') return probeMethod;
    return path === '/readyz' ? readiness(setting) : { status: 200, body: { status: 'ok' } };
  };
}

/** The body keeps its share of the room until it is answered: so long it is in memory. */
async function withBody(
  request: IncomingMessage,
  limit: BodyLimit,
  answer: (body: Buffer) => Promise<Reply>,
): Promise<Reply> {
  const share = limit.room?.enter(request, announcedBytes(request, limit.bytes));
  try {
    const body = await readBody(request, limit.bytes, share).catch(async (error: unknown) => {
      await limit.cutOff?.();
      throw error;
    });
    return await (body ? answer(body) : limit.exceeded());
  } finally {
    share?.leave();
  }
}

/** Path and query of a request target; proxies send it with scheme and host (RFC 9112). */
function partsOf(target: string): readonly [path: string, query: string] {
  const url = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?]*/i, '');
  const end = url.indexOf('?');
  return end === -1 ? [url, ''] : [url.slice(0, end), url.slice(end + 1)];
}

async function createPlatforms(setting: DispatchSetting): Promise<readonly Platform[]> {
  const { documents, ...rest } = setting;
  return Promise.all(
    kindsIn(documents).map((kind) => kind.create({ ...rest, document: documents[kind.id] ?? {} })),
  );
}

/** No two contracts may claim one segment: nobody could tell whose request it is. */
function ownersOf(platforms: readonly Platform[]): ReadonlyMap<string, Platform> {
  const owners = new Map<string, Platform>();
  for (const platform of platforms) {
    for (const segment of platform.territory) {
      const other = owners.get(segment);
      if (other) throw new Error(`${platform.id} and ${other.id} both claim ${segment}`);
      owners.set(segment, platform);
    }
  }
  return owners;
}

async function readiness({ stores, audit, isServing, log }: DispatchSetting): Promise<Reply> {
  if (!isServing()) return { status: 503, body: { status: 'stopping' } };
  try {
    await Promise.all([stores.ping(), audit.ping()]);
    return { status: 200, body: { status: 'ready' } };
  } catch (error) {
    log.error({ cause: String(error) }, 'not ready');
    return { status: 503, body: { status: 'database does not answer' } };
  }
}
