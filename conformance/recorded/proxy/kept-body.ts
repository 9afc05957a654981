import type { HeldBytes } from './held-bytes.ts';

/** What was kept of a body; the bytes are counted until whoever has them gives them back. */
export interface Kept {
  readonly body: Buffer;
  /** Whether it was too much to be kept. */
  readonly isCut: boolean;
}

/** The bytes of one body as they pass by, as far as the judge gets to see them. */
export interface KeptBody {
  readonly add: (bytes: Buffer) => void;
  /** Gives what was kept and begins the next one. */
  readonly take: () => Kept;
}

/** So much of a body is kept: no reply of these interfaces is longer. */
const limit = 16 * 1024 * 1024;

/** Copies nothing until a body is whole. */
export function createKeptBody(held: HeldBytes): KeptBody {
  let parts: Buffer[] = [];
  let [length, isCut] = [0, false];

  const cut = (): void => {
    held.give(length);
    [parts, length, isCut] = [[], 0, true];
  };

  return {
    add(bytes) {
      if (isCut) return;
      if (length + bytes.length > limit || !held.take(bytes.length)) return cut();
      parts.push(bytes);
      length += bytes.length;
    },
    take() {
      const taken = { body: Buffer.concat(parts), isCut };
      [parts, length, isCut] = [[], 0, false];
      return taken;
    },
  };
}
