import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Text } from '../../spec/language.ts';
import type { Fault } from './fault.ts';
import type { Reply } from './http.ts';
import { protection } from './protection.ts';

/** A reply for what belongs to no contract, in no contract's envelope. */
export const neutral = (status: number, message: Text, headers = {}): Reply => ({
  status,
  body: { error: STATUS_CODES[status] ?? '', message },
  headers,
});

/** Rule 5: one port serves all contracts, and this path is none of theirs. */
export const unownedPath = neutral(404, {
  zh: '这个路径不属于任何一个契约',
  en: 'This path belongs to no contract',
});

/** The probes are read, nothing else. */
export const probeMethod = neutral(
  405,
  { zh: '请求方法只能是 GET', en: 'The method must be GET' },
  { allow: 'GET, HEAD' },
);

/** Bytes of a body that carries no mass of data; neither a query nor a login comes near it. */
export const plainBytes = 1024 * 1024;

export const tooLarge = (limit: number): Fault => ({
  kind: 'too-large',
  says: { zh: `报文超过 ${limit} 字节`, en: `the body is larger than ${limit} bytes` },
});

/** Says no more than which request to ask about; the cause is in the log. */
export const serverFault = (id: string): Fault => ({
  kind: 'server-fault',
  says: {
    zh: `请凭请求编号 ${id} 联系运营方`,
    en: `quote request ${id} to the operator`,
  },
});

/** Nothing was done, so the same request may be sent again, whatever it asks for. */
export const overloaded: Fault = {
  kind: 'overloaded',
  says: {
    zh: '平台繁忙，这次请求没有处理，请稍后原样重发',
    en: 'the platform is busy and has not processed this request; send it again later',
  },
  headers: { 'retry-after': '1' },
};

/** What Node's parser says of a request that it cannot read, and how it is answered. */
const unreadable: Readonly<Record<string, readonly [status: number, message: Text]>> = {
  HPE_HEADER_OVERFLOW: [431, { zh: '请求头过大', en: 'The headers are too large' }],
  ERR_HTTP_REQUEST_TIMEOUT: [
    408,
    { zh: '请求没有在限定时间内到齐', en: 'The request did not arrive in time' },
  ],
};

const notHttp = [400, { zh: '不是合法的 HTTP 请求', en: 'This is not HTTP' }] as const;

/** Milliseconds to read the answer in; a client that never closes its side must not keep ours. */
const lingering = 1_000;

/**
 * Answers on the bare socket, where no response object exists, and closes it. Gives the status, if
 * there was anybody to answer.
 */
export function answerUnreadable(
  error: Error & { code?: string },
  socket: Duplex,
  id: string,
): number | undefined {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const [status, message] = unreadable[error.code ?? ''] ?? notHttp;
  const body = JSON.stringify(neutral(status, message).body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(protection).map(([name, value]) => `${name}: ${value}`),
    `x-request-id: ${id}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), lingering).unref();
  return status;
}
