import type { IncomingMessage } from 'node:http';

/** The client went away, or the connection broke, before its request was complete. */
export class RequestAborted extends Error {
  override readonly name = 'RequestAborted';
}

/**
 * Reads a body of at most `limit` bytes; gives `undefined` as soon as it is known to be larger,
 * and the rest is then thrown away as it comes, so memory stays bounded.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (request.destroyed) return Promise.reject(new RequestAborted());
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit) return Promise.resolve(undefined);

  return new Promise((resolve, reject) => {
    const { add, whole, forget } = announced > largeBytes ? filling(announced) : gathering();
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return add(chunk);
      forget();
      resolve(undefined);
    });
    request.on('end', () => resolve(whole()));
    request.on('error', () => reject(new RequestAborted()));
  });
}

/** Puts the chunks of a body together. */
interface Assembly {
  add(chunk: Buffer): void;
  whole(): Buffer;
  /** Lets go of the memory: the request, and what listens to it, lives until it is answered. */
  forget(): void;
}

const gathering = (): Assembly => {
  const chunks: Buffer[] = [];
  return {
    add: (chunk) => void chunks.push(chunk),
    whole: () => joined(chunks.splice(0)),
    forget: () => void chunks.splice(0),
  };
};

const joined = (chunks: readonly Buffer[]): Buffer => {
  const [first] = chunks;
  return first && chunks.length === 1 ? first : Buffer.concat(chunks);
};

/** Bytes beyond which a body that is announced gets its place at once. */
const largeBytes = 1024 * 1024;

/** Joining would need twice the memory. The place takes none before something is put there. */
const filling = (announced: number): Assembly => {
  let place = Buffer.allocUnsafeSlow(announced);
  let size = 0;
  return {
    add(chunk) {
      size += chunk.copy(place, size);
    },
    whole: () => place.subarray(0, size),
    forget() {
      place = Buffer.of();
    },
  };
};
