/** The head of a request with another host in its `Host` line, and no other byte changed. */
export function withHost(head: Buffer, host: string): Buffer {
  const text = head.toString('latin1');
  return Buffer.from(text.replace(/(\r\nhost:[ \t]*)[^\r]*/i, `$1${host}`), 'latin1');
}
