import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { opened } from '../load.ts';
import { createReplyReader } from '../reply-reader.ts';

/** Requests that come at their own pace, whether or not the server keeps up. */
export interface Storm {
  readonly port: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly next: () => Buffer;
  readonly kindOf: (reply: string) => Kind;
  /** Called about once a second while it lasts. */
  readonly onSecond?: () => void;
}

export type Kind = 'served' | 'shed' | 'failed';

/** What became of them. Latencies are microseconds from the writing of a request to its reply. */
export interface Aftermath {
  readonly served: RecordableHistogram;
  readonly shed: RecordableHistogram;
  readonly failed: number;
  /** Requests that were due while every connection had one under way. */
  readonly unsent: number;
  readonly seconds: number;
  /** Seconds from the beginning to the last reply that was no success, or was slow. */
  readonly troubledFor: number;
  /** Share of the time that this process was at work: near 1, it delays what it measures. */
  readonly clientBusy: number;
}

/** More than may wait at the server, so that there is always one to be turned away with. */
const width = 1_024;

/** Milliseconds between two looks at the clock. */
const tick = 1;

/** Microseconds that are slow for a server that has caught up. */
const slow = 100_000;

/** Rejects if a connection breaks: a server under load answers, one way or the other. */
export async function storm(setting: Storm): Promise<Aftermath> {
  const scene = createScene(setting);
  const connections: Connection[] = [];
  try {
    for (let index = 0; index < width; index += 1) connections.push(await scene.connect());
    const work = process.cpuUsage();
    const seconds = await blow(setting, scene);
    const { user, system } = process.cpuUsage(work);
    return { ...scene.aftermath(), seconds, clientBusy: (user + system) / 1e6 / seconds };
  } finally {
    for (const { close } of connections) close();
  }
}

type Scene = ReturnType<typeof createScene>;

interface Connection {
  send(request: Buffer): void;
  close(): void;
}

/** Sends what is due, as long as the storm lasts; gives how many seconds that was. */
async function blow({ perSecond, seconds, next, onSecond }: Storm, scene: Scene) {
  const start = performance.now();
  let [due, told, passed] = [0, 0, 0];
  while (passed < seconds) {
    scene.throwIfBroken();
    for (; due < passed * perSecond; due += 1) scene.send(next);
    if (passed >= told + 1) {
      told += 1;
      onSecond?.();
    }
    await wait(tick);
    passed = (performance.now() - start) / 1000;
  }
  await scene.calm();
  return passed;
}

function createScene({ port, kindOf }: Pick<Storm, 'port' | 'kindOf'>) {
  const idle: Connection[] = [];
  const histograms = { served: createHistogram(), shed: createHistogram() };
  const start = performance.now();
  let [failed, unsent, underWay, troubledFor] = [0, 0, 0, 0];
  let broken: Error | undefined;

  function note(kind: Kind, sent: number) {
    const now = performance.now();
    const microseconds = Math.max(1, Math.round((now - sent) * 1000));
    if (kind === 'failed') failed += 1;
    else histograms[kind].record(microseconds);
    if (kind !== 'served' || microseconds > slow) troubledFor = (now - start) / 1000;
  }

  async function connect(): Promise<Connection> {
    const socket = await opened(port);
    const read = createReplyReader();
    let sent = 0;
    const connection: Connection = {
      send(request) {
        sent = performance.now();
        underWay += 1;
        socket.write(request);
      },
      close: () => socket.destroy(),
    };
    socket.on('data', (chunk: Buffer) => {
      const reply = read(chunk);
      if (reply === undefined) return;
      underWay -= 1;
      note(kindOf(reply), sent);
      idle.push(connection);
    });
    socket.on('error', (error) => {
      broken = error;
    });
    idle.push(connection);
    return connection;
  }

  return {
    connect,
    send(next: () => Buffer) {
      const connection = idle.shift();
      if (connection) connection.send(next());
      else unsent += 1;
    },
    throwIfBroken() {
      if (broken) throw broken;
    },
    /** Waits for the replies that are still to come. */
    async calm() {
      while (underWay > 0 && !broken) await wait(tick);
      if (broken) throw broken;
    },
    aftermath: () => ({ ...histograms, failed, unsent, troubledFor }),
  };
}
