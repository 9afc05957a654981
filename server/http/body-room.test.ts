import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { RequestAborted, readBody } from './body.ts';
import { createRoom } from './body-room.ts';

const bytes = 100_000;

/** A room in which time passes when the test says so. */
function createTimedRoom() {
  const waits: (() => void)[] = [];
  const wait = () => new Promise<void>((resolve) => waits.push(resolve));
  async function pass() {
    for (const resolve of waits.splice(0)) resolve();
    await turn();
  }
  return { room: createRoom(bytes, { wait }), pass };
}

/** A request that is read into the room. */
function createUpload({ room }: ReturnType<typeof createTimedRoom>, most = bytes) {
  const request = new IncomingMessage(new Socket());
  const share = room.enter(request, most);
  const outcome = readBody(request, most, share).then(
    (body) => body?.length,
    (error) => error instanceof RequestAborted && 'cut off',
  );
  return {
    request,
    leave: share.leave,
    outcome,
    async send(length: number) {
      request.push(Buffer.alloc(length));
      await turn();
    },
    async end() {
      request.complete = true;
      request.push(null);
      await turn();
    },
    /** Whether all that was sent was taken. */
    isTaken: () => request.readableLength === 0,
  };
}

it('has a place for what has come, whatever was announced', async () => {
  const timed = createTimedRoom();
  const idle = Array.from({ length: 50 }, () => createUpload(timed));
  const upload = createUpload(timed);
  for (let count = 0; count < 9; count += 1) await upload.send(10_000);
  await upload.end();

  expect(await upload.outcome).toBe(90_000);
  expect(idle.map(({ request }) => request.isPaused())).toEqual(idle.map(() => false));
});

it('lets all wait but the oldest when it is full, and the next when that one leaves', async () => {
  const timed = createTimedRoom();
  const uploads = [1, 2, 3].map(() => createUpload(timed));
  for (const { send } of uploads) await send(60_000);
  for (const { send } of uploads) await send(60_000);
  const taken = () => uploads.map(({ isTaken }) => isTaken());
  const full = taken();
  uploads[0]?.leave();
  await turn();

  expect(full).toEqual([true, false, false]);
  expect(taken()).toEqual([true, true, false]);
});

it('takes nothing of a request that comes while it is full', async () => {
  const timed = createTimedRoom();
  const first = createUpload(timed);
  await first.send(bytes);
  const second = createUpload(timed);
  await second.send(1);
  const before = second.isTaken();
  first.leave();
  await turn();

  expect([before, second.isTaken()]).toEqual([false, true]);
});

it('cuts off who keeps others waiting and sends next to nothing', async () => {
  const timed = createTimedRoom();
  const [slow, drip, right] = [createUpload(timed), createUpload(timed), createUpload(timed)];
  await slow.send(bytes / 2);
  await drip.send(bytes / 2);
  for (const { send } of [slow, drip]) await send(1);
  await right.send(60_000);
  await timed.pass();
  for (const { leave } of [slow, drip]) leave();
  await turn();
  await right.end();

  expect(await Promise.all([slow.outcome, drip.outcome])).toEqual(['cut off', 'cut off']);
  expect(await right.outcome).toBe(60_000);
});

it('cuts off nobody whose body is there and is worked on', async () => {
  const timed = createTimedRoom();
  const whole = createUpload(timed);
  await whole.send(bytes);
  await whole.end();
  const waiting = createUpload(timed);
  await waiting.send(60_000);
  await timed.pass();

  expect([whole.request.errored, waiting.request.errored]).toEqual([null, null]);
});

it('cuts off nobody for being slow while there is room', async () => {
  const timed = createTimedRoom();
  const slow = createUpload(timed);
  await slow.send(1);
  await timed.pass();

  expect(slow.request.errored).toBeNull();
});

it('keeps the whole place for a body once much of it has come', async () => {
  const large = 2 * 1024 * 1024;
  const room = createRoom(2 * large, { wait: () => new Promise(() => {}) });
  const shares = [1, 2, 3].map(() => room.enter(new IncomingMessage(new Socket()), large));
  const roomy = () => shares.map(({ take }) => take(large / 2 + 1));
  const before = roomy();
  shares[0]?.leave();

  expect(before).toEqual([true, true, false]);
  expect(roomy()).toEqual([false, true, true]);
});
