/**
 * The head of a request without its offer to go on in another protocol (RFC 9110, 7.8): whoever
 * passes it over is answered in HTTP/1.1. What else the connection says stays.
 */
export function withoutUpgrade(head: Buffer): Buffer {
  const text = head
    .toString('latin1')
    .replace(/\n(?:upgrade|http2-settings)[ \t]*:[^\n]*(?=\n)/gi, '')
    .replace(/\nconnection[ \t]*:([^\r\n]*)(\r?)(?=\n)/gi, connectionLine);
  return Buffer.from(text, 'latin1');
}

function connectionLine(_: string, value: string, end: string): string {
  const left = value
    .split(',')
    .map((option) => option.trim())
    .filter((option) => !/^(?:upgrade|http2-settings)?$/i.test(option));
  return left.length === 0 ? '' : `\nConnection: ${left.join(', ')}${end}`;
}
