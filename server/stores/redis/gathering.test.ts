import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setImmediate as round } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { gathering } from './gathering.ts';

async function connected(): Promise<Socket> {
  const server = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
    server.close();
  });
  await once(socket, 'connect');
  return socket;
}

it('keeps what is written until the round of the event loop is over', async () => {
  const socket = await connected();
  const gather = gathering(() => socket);
  for (const piece of ['one', 'two']) {
    gather();
    socket.write(piece);
  }
  const kept = socket.writableLength;
  await round();

  expect([kept, socket.writableLength]).toEqual([6, 0]);
});

it('gathers anew in the next round', async () => {
  const socket = await connected();
  const gather = gathering(() => socket);
  gather();
  await round();
  gather();
  socket.write('three');
  const kept = socket.writableLength;
  await round();

  expect([kept, socket.writableLength]).toEqual([5, 0]);
});

it('lets go of a socket that another one followed in the same round', async () => {
  const [first, second] = await Promise.all([connected(), connected()]);
  let current = first;
  const gather = gathering(() => current);
  gather();
  first.write('one');
  current = second;
  gather();
  second.write('two');
  await round();

  expect([first.writableLength, second.writableLength]).toEqual([0, 0]);
});
