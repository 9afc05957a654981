import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { companiesCsv, companyCount } from '../../platforms/shanxi/seed/synthetic-companies.ts';
import { reference, rounds, type Surroundings } from '../bout.ts';
import { runScript, startContestant } from '../contestants.ts';
import { fire } from '../load.ts';
import type { ImportRun, LargeList, ListRound } from './large-list-result.ts';
import { pageRequest, pageSize } from './requests.ts';
import { buildScene, type Scene } from './scene.ts';

/** SX-R072: as many companies as the document prints, imported and then read back. */
export async function playLargeList({ folder, pinned }: Surroundings): Promise<LargeList> {
  const [database, file] = [join(folder, 'list.sqlite'), join(folder, 'companies.csv')];
  const scene = await buildScene(database);
  await pipeline(Readable.from(companiesCsv(companyCount)), createWriteStream(file));
  const script = 'server/bench/shanxi/import-run.ts';
  const printed = await runScript([script, database, file], pinned);
  // The script has just written it.
  const imported: ImportRun = JSON.parse(printed.split('\n').at(-1) ?? '');
  const server = await startContestant((port) => reference.command(port, database), pinned);
  try {
    await repeated(server.port, scene, 1);
    const played = await playRounds({ port: server.port, scene, database, pinned });
    return { imported, rounds: played };
  } finally {
    await server.stop();
  }
}

interface Listing extends Pick<Surroundings, 'pinned'> {
  readonly port: number;
  readonly scene: Scene;
  readonly database: string;
}

const lastPage = companyCount / pageSize;

/** Each kind of work comes first in every second round. */
async function playRounds(listing: Listing): Promise<readonly ListRound[]> {
  const { port, scene } = listing;
  const played: ListRound[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const early = round % 2 === 0 ? await repeated(port, scene, 1) : undefined;
    const last = await repeated(port, scene, lastPage);
    const first = early ?? (await repeated(port, scene, 1));
    const scan = await scanned(listing);
    played.push({ first, last, exported: await exported(port, scene), scan });
  }
  return played;
}

/** How often one page is read in a round. */
const repetitions = 200;

/** Milliseconds for a page. */
async function repeated(port: number, scene: Scene, pageno: number): Promise<number> {
  const request = pageRequest(scene, pageno);
  const { seconds } = await fire(port, Array(repetitions).fill(request), 1);
  return (seconds * 1000) / repetitions;
}

/** Milliseconds to read all pages one after the other, as a client would. */
async function exported(port: number, scene: Scene): Promise<number> {
  const pages = Array.from({ length: lastPage }, (_, index) => pageRequest(scene, index + 1));
  const { seconds } = await fire(port, pages, 1);
  return seconds * 1000;
}

const scanned = async ({ database, pinned }: Listing): Promise<number> =>
  Number(await runScript(['server/bench/shanxi/rivals/scan.ts', database], pinned));
