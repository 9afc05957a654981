import { join } from 'node:path';
import type { Bout, Contested, Effort, Entry, Requests } from './bout.ts';
import { type Contestant, startContestant } from './contestants.ts';
import { connections, fire, type Volley } from './load.ts';
import type { BenchSetting } from './setting.ts';
import { variablesOf } from './shared-engines.ts';

/** One that has started, and what it did so far. */
export interface Running extends Contested {
  readonly copies: readonly Copy[];
  readonly width: number;
  readonly rounds: Effort[];
}

/** A server, and what makes requests for its data. */
interface Copy {
  readonly requests: Requests;
  readonly server: Contestant;
}

/** Starts a contestant with all its copies. */
export async function enter(entry: Entry, bout: Bout, setting: BenchSetting): Promise<Running> {
  const copies: Copy[] = [];
  for (let copy = 0; copy < (entry.copies ?? 1); copy += 1) {
    copies.push(await started(entry, bout, { ...setting, name: `${bout.id}-${entry.id}-${copy}` }));
  }
  return { entry, copies, width: bout.width ?? connections, rounds: [] };
}

interface Named extends BenchSetting {
  readonly name: string;
}

async function started(entry: Entry, bout: Bout, setting: Named): Promise<Copy> {
  const { folder, pinned, engines, name } = setting;
  const database = join(folder, `${name}.sqlite`);
  const place = { database, ...(entry.isShared && (await engines?.place(name))) };
  const requests = await bout.open(place, entry);
  const line = (port: string) => entry.command(port, database);
  const variables = entry.isShared ? variablesOf(place) : {};
  const server = await startContestant(line, bout.placement ?? pinned, variables);
  return { requests, server };
}

/** Sends so many requests to one contestant. */
export async function volley(
  running: Running,
  count: number,
  setting: BenchSetting,
): Promise<Effort> {
  const { copies } = running;
  const ready = readied(running, Math.ceil(count / copies.length));
  const engineWork = () => setting.engines?.work() ?? { database: undefined, state: undefined };
  const works = () => ({ server: workOf(copies), engines: engineWork() });
  const before = works();
  const { seconds, clientBusy } = await fired(running, ready);
  const after = works();
  const each = (start: number | undefined, end: number | undefined) =>
    start === undefined || end === undefined ? undefined : ((end - start) / count) * 1e6;
  return {
    perSecond: count / seconds,
    clientBusy,
    work: each(before.server, after.server),
    engineWork: {
      database: each(before.engines.database, after.engines.database),
      state: each(before.engines.state, after.engines.state),
    },
  };
}

/** Stops all that was started. */
export async function stop(all: readonly Running[]): Promise<void> {
  for (const { server } of all.flatMap(({ copies }) => copies)) await server.stop();
}

/** Requests for each copy, all there before the clock starts. */
const readied = ({ entry, copies }: Running, count: number) =>
  copies.map(({ requests }) =>
    requests(count).map((request) =>
      entry.isSuccess ? { ...request, isSuccess: entry.isSuccess } : request,
    ),
  );

/** All copies at once: it lasts as long as the slowest. */
async function fired(
  { entry, copies, width }: Running,
  ready: ReturnType<typeof readied>,
): Promise<Volley> {
  const volleys = await Promise.all(
    copies.map(({ server }, copy) => fire(server.port, ready[copy] ?? [], width / copies.length)),
  ).catch((cause: Error) => {
    throw new Error(`${entry.name.en}: ${cause.message}`);
  });
  const most = (part: keyof Volley) => Math.max(...volleys.map((volley) => volley[part]));
  return { seconds: most('seconds'), clientBusy: most('clientBusy') };
}

/** Seconds of processor time of all copies together. */
function workOf(copies: readonly Copy[]): number | undefined {
  const works = copies.map(({ server }) => server.work());
  const told = works.filter((work) => work !== undefined);
  return told.length < works.length ? undefined : told.reduce((sum, work) => sum + work, 0);
}
