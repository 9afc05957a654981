/** The bytes of one body as they pass by, as far as the judge gets to see them. */
export interface KeptBody {
  readonly add: (bytes: Buffer) => void;
  /** Gives what was kept and begins the next one. */
  readonly take: () => { readonly body: Buffer; readonly isCut: boolean };
}

/** So much of a body is kept: no reply of these interfaces is longer. */
const limit = 16 * 1024 * 1024;

/** Copies nothing until a body is whole. */
export function createKeptBody(): KeptBody {
  let parts: Buffer[] = [];
  let length = 0;
  return {
    add(bytes) {
      length += bytes.length;
      if (length <= limit) parts.push(bytes);
      else parts = [];
    },
    take() {
      const taken = { body: Buffer.concat(parts), isCut: length > limit };
      [parts, length] = [[], 0];
      return taken;
    },
  };
}
