import type { IncomingMessage } from 'node:http';
import { RequestAborted, readBody } from './body.ts';
import { firstSegment } from './contract.ts';
import type { Documents } from './documents.ts';
import { probeMethod, serverFault, tooLarge, unownedPath } from './frame.ts';
import type { Reply } from './http.ts';
import type { Platform, Setting } from './platform.ts';
import { platformKinds } from './platforms/index.ts';

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

  async function answer(platform: Platform, request: IncomingMessage, call: Start): Promise<Reply> {
    try {
      const body = await readBody(request, platform.bodyLimit);
      if (!body) return platform.problem(tooLarge(platform.bodyLimit));
      const { method = '', headers } = request;
      return await platform.answer({ ...call, method, headers, body });
    } catch (error) {
      if (error instanceof RequestAborted) throw error;
      const cause = error instanceof Error ? error.stack : String(error);
      setting.log.error({ id: call.id, cause }, 'fault');
      return platform.problem(serverFault(call.id));
    }
  }

  return async (request, id) => {
    const path = pathIn(request.url ?? '');
    const owner = owners.get(firstSegment(path));
    if (owner) return answer(owner, request, { id, path });
    if (path !== '/healthz' && path !== '/readyz') return unownedPath;
    if (request.method !== 'GET' && request.method !== 'HEAD') return probeMethod;
    return path === '/readyz' ? readiness(setting) : { status: 200, body: { status: 'ok' } };
  };
}

/** The path of a request target; proxies send it with scheme and host before it (RFC 9112). */
function pathIn(target: string): string {
  const url = target.startsWith('/') ? target : target.replace(/^https?:\/\/[^/?]*/i, '');
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

type Start = Readonly<Record<'id' | 'path', string>>;

async function createPlatforms(setting: DispatchSetting): Promise<readonly Platform[]> {
  const { documents, ...rest } = setting;
  const kinds = platformKinds.filter(({ id }) => documents[id]);
  return Promise.all(
    kinds.map((kind) => kind.create({ ...rest, document: documents[kind.id] ?? {} })),
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

async function readiness({ stores, isServing, log }: DispatchSetting): Promise<Reply> {
  if (!isServing()) return { status: 503, body: { status: 'stopping' } };
  try {
    await stores.ping();
    return { status: 200, body: { status: 'ready' } };
  } catch (error) {
    log.error({ cause: String(error) }, 'not ready');
    return { status: 503, body: { status: 'database does not answer' } };
  }
}
