import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { answerUnreadable } from './frame.ts';

it('lets go of a connection whose other side never closes it', async () => {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).resume();
  const [socket] = (await once(server, 'connection')) as [Socket];
  answerUnreadable(new Error('broken'), socket.resume(), 'r1');
  await once(socket, 'close');
  client.destroy();
  server.close();

  expect(socket.destroyed).toBe(true);
});
