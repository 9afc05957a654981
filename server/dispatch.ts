import type { IncomingMessage } from 'node:http';
import { firstSegment } from './contract.ts';
import type { Documents } from './documents.ts';
import { announcedBytes, RequestAborted, readBody } from './http/body.ts';
import { overloaded, probeMethod, serverFault, unownedPath } from './http/frame.ts';
import type { Head, Reply } from './http/http.ts';
import { octetsOf } from './http/send.ts';
import { none } from './metrics/watch.ts';
import type { Door } from './overload/door.ts';
import type { BodyLimit, Platform, Setting } from './platform.ts';
import { kindsIn } from './platforms/index.ts';

/** A request that has found who answers it. */
export interface Led {
  /** The contract and its operation, as the documents name them, or `none`. */
  readonly contract: string;
  readonly operation: string;
  answer(): Promise<Reply>;
  /** The reply when there is no time for it; absent for what is always answered. */
  readonly turnedAway?: () => Reply;
}

/** Leads one request; `id` is what the reply and the log know it by. */
export type Dispatch = (request: IncomingMessage, id: string) => Led;

export interface DispatchSetting extends Omit<Setting, 'document'> {
  readonly documents: Documents;
  /** Counts the requests that are worked on. */
  readonly door: Pick<Door, 'working' | 'resting'>;
  /** False while the server is going down. */
  readonly isServing: () => boolean;
}

/** Leads each request to the platform that owns the first segment of its path. */
export async function createDispatch(setting: DispatchSetting): Promise<Dispatch> {
  const owners = ownersOf(await createPlatforms(setting));
  const answer = createAnswer(setting);
  const turnedAway = createTurnedAway();

  return (request, id) => {
    const { method = '', headers, url = '' } = request;
    const [path, query] = partsOf(url);
    const owner = owners.get(firstSegment(path));
    if (!owner) return { ...nobody, answer: () => frameReply(setting, method, path) };
    const head = { id, method, path, query, headers };
    const operation = owner.operation(head) ?? none;
    return {
      contract: owner.id,
      operation,
      answer: () => answer(owner, request, head),
      turnedAway: () => turnedAway(owner, operation, head),
    };
  };
}

/** Worded once for each operation: whoever is overloaded has no time for more. */
function createTurnedAway() {
  const worded = new Map<string, Reply>();
  return (platform: Platform, operation: string, head: Head): Reply => {
    const key = `${platform.id} ${operation}`;
    const known = worded.get(key);
    if (known) return known;
    const reply = platform.problem(overloaded, head);
    const kept = { ...reply, octets: octetsOf(reply.body) };
    worded.set(key, kept);
    return kept;
  };
}

const nobody = { contract: none, operation: none };

/** What the server itself answers: its probes, and what belongs to no contract. */
async function frameReply(setting: DispatchSetting, method: string, path: string): Promise<Reply> {
  if (path !== '/healthz' && path !== '/readyz') return unownedPath;
  if (method !== 'GET' && method !== 'HEAD') return probeMethod;
  return path === '/readyz' ? readiness(setting) : { status: 200, body: { status: 'ok' } };
}

/** Bytes beyond which a body counts as a mass of data, which has turns of its own. */
const massBytes = 64 * 1024;

function createAnswer({ log, door }: DispatchSetting) {
  return async (platform: Platform, request: IncomingMessage, head: Head): Promise<Reply> => {
    const work = (body: Buffer) => platform.answer({ ...head, body });
    try {
      const limit = await platform.bodyLimit(head);
      return await withBody(request, limit, (body) =>
        body.length > massBytes ? work(body) : door.working(() => work(body)),
      );
    } catch (error) {
      if (error instanceof RequestAborted) throw error;
      const cause = error instanceof Error ? error.stack : String(error);
      log.error({ id: head.id, cause }, 'fault');
      return platform.problem(serverFault(head.id), head);
    }
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
  const { documents, door, ...shared } = setting;
  const rest: Setting['rest'] = (milliseconds) =>
    door.resting(() => setting.clock.wait(milliseconds));
  return Promise.all(
    kindsIn(documents).map((kind) =>
      kind.create({ ...shared, rest, document: documents[kind.id] ?? {} }),
    ),
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
