import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { Client } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Daemon, startDaemon } from '../server/testing/engines/daemon.ts';
import { freePort } from '../server/testing/engines/free-port.ts';
import { installed } from '../server/testing/engines/installed.ts';

const haproxy = installed('haproxy');

describe.runIf(haproxy)('haproxy before servers that take a request and are gone', () => {
  /** The first lines of all requests but those that ask whether a server is ready. */
  const arrived: string[] = [];
  let server: Server;
  let balancer: Daemon;
  let client: Client;

  beforeAll(async () => {
    server = createServer((socket) => meet(socket, arrived)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    balancer = await startBalancer(haproxy ?? '', (server.address() as AddressInfo).port);
  });
  afterAll(async () => {
    await balancer?.stop();
    server?.close();
  });
  beforeEach(() => {
    arrived.splice(0);
    client = new Client(balancer.url);
    return () => client.destroy();
  });

  const call = (method: 'GET' | 'POST') =>
    client.request({ path: '/case', method, ...(method === 'POST' && { body: '{"a":1}' }) });

  it.each(['GET', 'POST'] as const)('sends a %s once, and says 502', async (method) => {
    const { statusCode, body } = await call(method);

    expect([statusCode, await body.json()]).toEqual([502, { error: 'Bad Gateway' }]);
    expect(arrived).toEqual([`${method} /case HTTP/1.1`]);
  });

  it('sends it once, and closes without a word, where the connection was in use', async () => {
    await (await call('GET')).body.dump();

    await expect(call('POST')).rejects.toThrow('other side closed');
    expect(arrived).toEqual(['GET /case HTTP/1.1', 'POST /case HTTP/1.1']);
  });
});

/** Tells the balancer that it is ready; reads any other request whole, and closes. */
function meet(socket: Socket, arrived: string[]) {
  let text = '';
  socket.setEncoding('utf8').on('error', () => {});
  socket.on('data', (piece) => {
    text += piece;
    const [head = '', body] = text.split('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (body === undefined || body.length < length) return;
    if (head.startsWith('GET /readyz ')) {
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    arrived.push(head.split('\r\n', 1)[0] ?? '');
    socket.destroy();
  });
}

/** With the settings that operators get, and one server in all three places. */
async function startBalancer(program: string, port: number): Promise<Daemon> {
  const address = `127.0.0.1:${await freePort()}`;
  const place = `127.0.0.1:${port}`;
  const servers = { SERVER_1: place, SERVER_2: place, SERVER_3: place };
  return startDaemon(
    `http://${address}`,
    {
      command: program,
      words: ['-W', '-db', '-f', join(import.meta.dirname, 'haproxy.cfg')],
      ready: /Loading success/,
      options: { env: { ...process.env, BALANCER_BIND: address, ...servers } },
    },
    'SIGTERM',
  );
}
