import { createHash } from 'node:crypto';

/** Takes in texts, some at a time, and gives what is equal for equal texts alone (SHA-256). */
export interface ContentDigest {
  add(texts: readonly string[]): void;
  value(): Buffer;
}

/**
 * NM-A33: content is the known fields in a fixed order, so neither the order that they are sent
 * in, nor blanks between them, nor fields that nobody knows make a difference. Each text has its
 * length before it: no two contents run together into the same bytes.
 */
export function createDigest(): ContentDigest {
  const hash = createHash('sha256');
  return {
    add: (texts) => void hash.update(texts.map((text) => `${text.length}:${text}`).join('')),
    value: () => hash.digest(),
  };
}
