/** Takes what a connection gave; gives a reply as soon as it is whole. */
export type ReplyReader = (chunk: Buffer) => string | undefined;

/**
 * Reads replies that say their length, one after the other. The text is one character a byte:
 * enough to look for codes and numbers, and cheaper than UTF-8. The bytes of a large reply are put
 * together once, so that the client adds little to the time it measures.
 */
export function createReplyReader(): ReplyReader {
  let chunks: Buffer[] = [];
  let [length, whole]: [number, number | undefined] = [0, undefined];
  return (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    whole ??= wholeLength(chunks);
    if (whole === undefined || length < whole) return undefined;
    const bytes = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    const reply = bytes.toString('latin1', 0, whole);
    chunks = length > whole ? [bytes.subarray(whole)] : [];
    [length, whole] = [length - whole, undefined];
    return reply;
  };
}

/** Bytes of the first reply, once its head is there. */
function wholeLength(chunks: readonly Buffer[]): number | undefined {
  const [only = Buffer.alloc(0), ...more] = chunks;
  const bytes = more.length === 0 ? only : Buffer.concat(chunks);
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd === -1) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`a reply without Content-Length: ${head}`);
  return headEnd + 4 + Number(length);
}
