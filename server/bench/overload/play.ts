import { join } from 'node:path';
import { reference, type Surroundings } from '../bout.ts';
import { type Contestant, startContestant } from '../contestants.ts';
import { fire } from '../load.ts';
import { queries } from '../wuhan/requests.ts';
import { buildScene } from '../wuhan/scene.ts';
import { createQueries } from './queries.ts';
import { type OverloadResult, overloadResult } from './result.ts';
import { type Kind, type Storm, storm } from './storm.ts';

/** How much more is asked for than can be done, and for how many seconds. */
export interface OverloadSetting extends Surroundings {
  readonly times: number;
  readonly seconds: number;
}

/** Calls to find out what the server can do, and as many before to warm it up. */
const capacityCalls = 15_000;

/** The load behind the storm, in shares of the capacity, and how long it is watched. */
const bearable = 0.5;
const watchedFor = 6;

/** Seconds of a storm that is not measured: memory grows until the line has been full once. */
const firstGust = 3;

/** Measures the capacity in a closed loop, then sends more than that, then less. */
export async function playOverload(setting: OverloadSetting): Promise<OverloadResult> {
  const { folder, pinned, times, seconds } = setting;
  const database = join(folder, 'overload.sqlite');
  const token = await buildScene(database);
  const server = await startContestant((port) => reference.command(port, database), pinned);
  try {
    const capacity = await capacityOf(server, token);
    const weather = { port: server.port, next: createQueries(token), kindOf };
    const offered = capacity * times;
    await storm({ ...weather, perSecond: offered, seconds: firstGust });
    const seen = await measured(server, { ...weather, perSecond: offered, seconds });
    const calm = { ...weather, perSecond: capacity * bearable, seconds: watchedFor };
    const after = await storm(calm);
    return overloadResult({ capacity, offered, ...seen, after });
  } finally {
    await server.stop();
  }
}

async function capacityOf({ port }: Contestant, token: string): Promise<number> {
  await fire(port, queries(token, capacityCalls));
  const { seconds } = await fire(port, queries(token, capacityCalls));
  return capacityCalls / seconds;
}

async function measured(server: Contestant, setting: Storm) {
  const memory: number[] = [];
  const onSecond = () => {
    const now = server.memory();
    if (now !== undefined) memory.push(now);
  };
  const before = server.work();
  const aftermath = await storm({ ...setting, onSecond });
  const after = server.work();
  const isTold = before !== undefined && after !== undefined;
  const serverBusy = isTold ? (after - before) / aftermath.seconds : null;
  return { storm: aftermath, memory, serverBusy };
}

/** The application's own limit is far above, so that 1141 says that the server is overloaded. */
function kindOf(reply: string): Kind {
  if (reply.includes('"errcode":0,')) return 'served';
  return reply.includes('"errcode":1141,') ? 'shed' : 'failed';
}
