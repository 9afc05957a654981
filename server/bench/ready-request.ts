/** A request as bytes, and what tells whether its reply is the one that was asked for. */
export interface ReadyRequest {
  readonly bytes: Buffer;
  readonly isSuccess: (reply: string) => boolean;
  /** What the same caller sends once it has the reply; both then count as one. */
  readonly next?: (reply: string) => ReadyRequest;
}

/** The bytes of a POST of JSON; `headers` are those that the contract adds. */
export function postOf(
  target: string,
  body: Buffer,
  headers: Readonly<Record<string, string>> = {},
): Buffer {
  const head = [
    `POST ${target} HTTP/1.1`,
    'host: 127.0.0.1',
    'accept: application/json',
    'content-type: application/json',
    `content-length: ${body.length}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}
