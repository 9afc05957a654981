/** Takes what a connection gave; gives a reply as soon as it is whole. */
export type ReplyReader = (chunk: Buffer) => string | undefined;

/**
 * Reads replies that say their length, one after the other. The text is one character a byte:
 * enough to look for codes and numbers, and cheaper than UTF-8.
 */
export function createReplyReader(): ReplyReader {
  let pending = '';
  return (chunk) => {
    pending += chunk.toString('latin1');
    const end = wholeLength(pending);
    if (end === undefined || pending.length < end) return undefined;
    const reply = pending.slice(0, end);
    pending = pending.slice(end);
    return reply;
  };
}

function wholeLength(text: string): number | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd === -1) return undefined;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, headEnd))?.[1];
  if (length === undefined) throw new Error(`a reply without Content-Length: ${text}`);
  return headEnd + 4 + Number(length);
}
