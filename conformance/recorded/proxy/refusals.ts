import type { Text } from '../../../spec/language.ts';
import type { Trouble } from './start-proxy.ts';

/** What is told to the client when nothing can be passed on: a whole reply of the proxy's own. */
export const refusals: Readonly<Record<Exclude<Trouble, 'unjudged'>, string>> = {
  'other-protocol': reply('501 Not Implemented', {
    zh: 'qiyue proxy 只转发 HTTP/1.1，不转发 WebSocket 和 CONNECT。',
    en: 'qiyue proxy passes HTTP/1.1 only, and neither WebSocket nor CONNECT.',
  }),
  unreachable: reply('502 Bad Gateway', {
    zh: 'qiyue proxy 连接不上目标文件中的端点。',
    en: 'qiyue proxy cannot connect to the endpoint of the target file.',
  }),
  'not-http': reply('400 Bad Request', {
    zh: '收到的不是 HTTP/1.1，无法改写 Host。',
    en: 'What came is no HTTP/1.1, so its Host cannot be set.',
  }),
  ambiguous: reply('400 Bad Request', {
    zh: '请求正文的长度有歧义（如同时有 Content-Length 和 Transfer-Encoding），没有转发。',
    en: 'Where the body of the request ends is ambiguous (as with both Content-Length and Transfer-Encoding), so it was not passed on.',
  }),
};

function reply(status: string, { zh, en }: Text): string {
  const body = `${zh}\n${en}\n`;
  return [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

/** The same for the person who runs the proxy. */
export const troubleWords: Readonly<Record<Trouble, Text>> = {
  'other-protocol': {
    zh: '拒绝了一个要求换用其他协议的连接',
    en: 'a connection that asked for another protocol was refused',
  },
  unreachable: {
    zh: '连接不上端点，已答以 502',
    en: 'the endpoint cannot be connected to; answered with 502',
  },
  'not-http': {
    zh: '一个连接传的不是 HTTP/1.1，其余字节照转而不评测',
    en: 'a connection does not carry HTTP/1.1; its bytes are passed on, but not judged',
  },
  ambiguous: {
    zh: '拒绝了一个正文长度有歧义的请求，已答以 400，没有转发',
    en: 'a request was refused with 400 and not passed on, as it is ambiguous where its body ends',
  },
  unjudged: {
    zh: '一次交换的正文超过 16 MiB，或各连接待评测的正文合计超过 64 MiB：已照转而未评测',
    en: 'an exchange was passed on and not judged: a body has more than 16 MiB, or all that wait for the judge more than 64 MiB',
  },
};
