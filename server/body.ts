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
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit) return Promise.resolve(undefined);

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else resolve(undefined);
    });
    request.on('end', () => resolve(joined(chunks)));
    request.on('error', () => reject(new RequestAborted()));
  });
}

const joined = (chunks: readonly Buffer[]): Buffer => {
  const [first] = chunks;
  return first && chunks.length === 1 ? first : Buffer.concat(chunks);
};
