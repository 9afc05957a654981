import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { RequestAborted, readBody } from './body.ts';

const limit = 10;

/** A request of which the test decides what arrives. */
const createRequest = () => new IncomingMessage(new Socket());

it('is read whole up to the limit', async () => {
  const request = createRequest();
  const body = readBody(request, limit);
  for (const chunk of ['12345', '67890', null]) request.push(chunk);

  expect(String(await body)).toBe('1234567890');
});

it('is the same if it is large and announced', async () => {
  const chunks = Array.from({ length: 40 }, (_, index) => Buffer.alloc(50_000, index));
  const request = createRequest();
  request.headers['content-length'] = '2000000';
  const body = readBody(request, 2_000_000);
  for (const chunk of [...chunks, null]) request.push(chunk);

  expect((await body)?.equals(Buffer.concat(chunks))).toBe(true);
});

it('is given up as soon as it is too long', async () => {
  const request = createRequest();
  const body = readBody(request, limit);
  for (const chunk of ['12345', '678901']) request.push(chunk);

  expect(await body).toBeUndefined();
});

it.each(['before', 'while'])('is aborted if the client goes away %s it is read', async (moment) => {
  const request = createRequest();
  if (moment === 'before') request.destroy();
  const body = readBody(request, limit);
  request.destroy(new Error('gone'));

  await expect(body).rejects.toThrow(RequestAborted);
});
