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
  readonly upTo: (bytes: Buffer, ends: Ends) => Line | null;
  /** What has come of a line that is not whole yet. */
  readonly pending: () => Buffer;
}

/** The bytes cannot be followed any more. */
export class NotHttp extends Error {
  override readonly name = 'NotHttp';
  /** Those that nobody was told of yet. */
  readonly unread: Buffer;

  constructor(message: string, unread: Buffer) {
    super(message);
    this.unread = unread;
  }
}

/** Marks that end a line; the first one in the bytes counts. */
export type Ends = readonly string[];

export const lineEnds: Ends = ['\r\n'];

/** An empty line; bare line feeds are read as RFC 9112, 2.2 allows, since an endpoint may do so. */
export const headEnds: Ends = ['\n\r\n', '\n\n'];

const longestEnd = 3;

/** No head of a sane client or server is longer. */
const limit = 128 * 1024;

/** A buffer for one direction of a connection. */
export function createLineBuffer(): LineBuffer {
  let pending: Buffer = Buffer.alloc(0);
  return {
    upTo(bytes, ends) {
      const before = pending.length;
      const all = before === 0 ? bytes : Buffer.concat([pending, bytes]);
      // The mark may have begun in the piece before.
      const found = firstOf(all, ends, Math.max(0, before - longestEnd));
      if (found === null && all.length > limit) {
        throw new NotHttp('a head or line without end', all);
      }
      pending = found === null ? all : Buffer.alloc(0);
      if (found === null) return null;
      const { at, end } = found;
      return { line: all.subarray(0, at), whole: all.subarray(0, end), rest: all.subarray(end) };
    },
    pending: () => pending,
  };
}

function firstOf(bytes: Buffer, ends: Ends, from: number) {
  const found = ends
    .map((mark) => ({ at: bytes.indexOf(mark, from), mark }))
    .filter(({ at }) => at !== -1)
    .toSorted((one, other) => one.at - other.at);
  const [first] = found;
  return first ? { at: first.at, end: first.at + first.mark.length } : null;
}
