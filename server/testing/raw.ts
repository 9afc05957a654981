import { connect, type Socket } from 'node:net';

/** What came back over a bare socket until the server closed it, or a whole reply had come. */
export interface RawReply {
  readonly text: string;
  readonly closed: boolean;
}

/** Opens a connection to the server of that URL. */
export function openSocket(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname);
}

/** Sends bytes that no client library would send and collects what comes back. */
export function sendRaw(url: string, ...pieces: readonly (string | Buffer)[]): Promise<RawReply> {
  return new Promise((resolve) => {
    const socket = openSocket(url);
    let text = '';
    const end = (closed: boolean) => {
      socket.destroy();
      resolve({ text, closed });
    };
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (isWhole(text)) end(false);
    });
    socket.on('error', () => end(true));
    socket.on('close', () => end(true));
    for (const piece of pieces) socket.write(piece);
  });
}

/** Whether the text holds a final reply as long as its Content-Length says. */
function isWhole(text: string): boolean {
  const [head = '', ...body] = text.split('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(head)?.[1];
  return length !== undefined && body.join('\r\n\r\n').length >= Number(length);
}
