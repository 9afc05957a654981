import type { Text } from '../../../spec/language.ts';
import type { Trouble } from './start-proxy.ts';

/** What is told to the client when nothing can be passed on: a whole reply of the proxy's own. */
export const refusals: Readonly<Record<Trouble, string>> = {
  'other-protocol': reply('501 Not Implemented', {
    zh: 'qiyue proxy 只转发 HTTP/1.1，不转发 Upgrade（如 WebSocket）和 CONNECT。',
    en: 'qiyue proxy passes HTTP/1.1 only, and neither upgrades (as to WebSocket) nor CONNECT.',
  }),
  unreachable: reply('502 Bad Gateway', {
    zh: 'qiyue proxy 连接不上目标文件中的端点。',
    en: 'qiyue proxy cannot connect to the endpoint of the target file.',
  }),
  'not-http': reply('400 Bad Request', {
    zh: '收到的不是 HTTP/1.1，无法改写 Host。',
    en: 'What came is no HTTP/1.1, so its Host cannot be set.',
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
};
