import type { IncomingMessage } from 'node:http';
import type { Share } from './body-room.ts';

/** The client went away, or the connection broke, before its request was complete. */
export class RequestAborted extends Error {
  override readonly name = 'RequestAborted';
}

/**
 * Reads a body of at most `limit` bytes; gives `undefined` as soon as it is known to be larger,
 * and the rest is then thrown away as it comes, so memory stays bounded. What comes is counted in
 * the share, if there is one.
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
  share?: Pick<Share, 'take'>,
): Promise<Buffer | undefined> {
  if (request.destroyed) return Promise.reject(new RequestAborted());
  const announced = announcedBytes(request, limit);
  if (announced > limit) return Promise.resolve(undefined);

  return new Promise((resolve, reject) => {
    const { add, whole, forget } = createAssembly(announced);
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      const isRoomy = share?.take(chunk.length) ?? true;
      if (size <= limit) return add(chunk, isRoomy);
      forget();
      resolve(undefined);
    });
    request.on('end', () => resolve(whole()));
    request.on('error', () => reject(new RequestAborted()));
  });
}

/** How large a body says it is, or may be if it says nothing. */
export const announcedBytes = ({ headers }: IncomingMessage, limit: number): number =>
  Number(headers['content-length'] ?? limit);

/** Puts the chunks of a body together. */
interface Assembly {
  /** `isRoomy`: whether there is room for the whole body. */
  add(chunk: Buffer, isRoomy: boolean): void;
  whole(): Buffer;
  /** Lets go of the memory: the request, and what listens to it, lives until it is answered. */
  forget(): void;
}

/** Bytes beyond which a body gets its place at once: joining would need twice the memory. */
export const largeBytes = 1024 * 1024;

/** A body of at most `most` bytes; what only announces that it is large takes no memory. */
function createAssembly(most: number): Assembly {
  const chunks: Buffer[] = [];
  let place: Buffer | undefined;
  let [size, filled] = [0, 0];
  return {
    add(chunk, isRoomy) {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= largeBytes || !isRoomy) return;
      place ??= Buffer.allocUnsafeSlow(most);
      for (const each of chunks.splice(0)) filled += each.copy(place, filled);
    },
    whole: () => place?.subarray(0, filled) ?? joined(chunks.splice(0)),
    forget() {
      chunks.splice(0);
      place = undefined;
    },
  };
}

const joined = (chunks: readonly Buffer[]): Buffer => {
  const [first] = chunks;
  return first && chunks.length === 1 ? first : Buffer.concat(chunks);
};
