/** A line, or head, with the mark that ends it, and the bytes that follow. */
export interface Line {
  readonly line: Buffer;
  /** The line together with its mark, as it came. */
  readonly whole: Buffer;
  readonly rest: Buffer;
}

/** Puts together lines that come in several pieces. */
export interface LineBuffer {
  /** Null as long as the line is not whole. Throws `NotHttp` when it has no end. */
  readonly upTo: (bytes: Buffer, mark: string) => Line | null;
  readonly isEmpty: () => boolean;
}

/** The bytes cannot be followed any more. */
export class NotHttp extends Error {
  override readonly name = 'NotHttp';
}

/** No head of a sane client or server is longer. */
const limit = 128 * 1024;

/** A buffer for one direction of a connection. */
export function createLineBuffer(): LineBuffer {
  let pending: Buffer = Buffer.alloc(0);
  return {
    upTo(bytes, mark) {
      const before = pending.length;
      const all = before === 0 ? bytes : Buffer.concat([pending, bytes]);
      // The mark may have begun in the piece before.
      const at = all.indexOf(mark, Math.max(0, before - mark.length));
      if (at === -1 && all.length > limit) throw new NotHttp('a head or line without end');
      pending = at === -1 ? all : Buffer.alloc(0);
      if (at === -1) return null;
      const end = at + mark.length;
      return { line: all.subarray(0, at), whole: all.subarray(0, end), rest: all.subarray(end) };
    },
    isEmpty: () => pending.length === 0,
  };
}
