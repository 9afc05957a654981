import { createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { companiesCsv, companyCount } from '../../platforms/shanxi/seed/synthetic-companies.ts';
import { runScript, startContestant, type Variables } from '../contestants.ts';
import { fire } from '../load.ts';
import { type BenchSetting, placeOn, scaled } from '../setting.ts';
import { type BenchPlace, type EngineKind, variablesOf } from '../shared-engines.ts';
import type { ImportRun, LargeList, ListRound } from './large-list-result.ts';
import { pageRequest, pageSize } from './requests.ts';
import { buildScene, type Scene } from './scene.ts';

/** SX-R072: as many companies as the document prints, imported and then read back. */
export async function playLargeList(engine: EngineKind, setting: BenchSetting): Promise<LargeList> {
  const place = await placeOn(engine, `list-${engine}`, setting);
  const lastPage = Math.ceil(scaled(companyCount, setting) / pageSize);
  const companies = lastPage * pageSize;
  const scene = await buildScene(place);
  const variables = variablesOf(place);
  const imported = await importRun(companies, setting, place);
  const line = (port: string) => ['qiyue.ts', 'serve', '--port', port];
  const server = await startContestant(line, setting.pinned, variables);
  try {
    const listing = { ...setting, engine, lastPage, companies, variables, scene };
    await repeated(server.port, listing, 1);
    return { engine, companies, imported, rounds: await playRounds(server.port, listing) };
  } finally {
    await server.stop();
  }
}

async function importRun(companies: number, setting: BenchSetting, place: BenchPlace) {
  const { folder, pinned, engines } = setting;
  const file = join(folder, `companies-${companies}.csv`);
  if (!existsSync(file)) {
    await pipeline(Readable.from(companiesCsv(companies)), createWriteStream(file));
  }
  const before = engines?.work().database;
  const script = 'server/bench/shanxi/import-run.ts';
  const printed = await runScript([script, file], pinned, variablesOf(place));
  const after = engines?.work().database;
  // The script has just written it.
  const run: Omit<ImportRun, 'engineWork'> = JSON.parse(printed.split('\n').at(-1) ?? '');
  const isTold = place.databaseUrl && before !== undefined && after !== undefined;
  return { ...run, engineWork: isTold ? after - before : null };
}

interface Listing extends Pick<BenchSetting, 'pinned' | 'rounds' | 'share'> {
  readonly engine: EngineKind;
  readonly lastPage: number;
  readonly companies: number;
  readonly variables: Variables;
  readonly scene: Scene;
}

/** Each kind of work comes first in every second round. */
async function playRounds(port: number, listing: Listing): Promise<readonly ListRound[]> {
  const played: ListRound[] = [];
  for (let round = 0; round < listing.rounds; round += 1) {
    const early = round % 2 === 0 ? await repeated(port, listing, 1) : undefined;
    const last = await repeated(port, listing, listing.lastPage);
    const first = early ?? (await repeated(port, listing, 1));
    const scan = await scanned(listing);
    played.push({ first, last, exported: await exported(port, listing), scan });
  }
  return played;
}

/** How often one page is read in a round. */
const repetitions = 200;

/** Milliseconds for a page. */
async function repeated(port: number, listing: Listing, pageno: number): Promise<number> {
  const request = pageRequest(listing.scene, pageno);
  const times = scaled(repetitions, listing);
  const { seconds } = await fire(port, Array(times).fill(request), 1);
  return (seconds * 1000) / times;
}

/** Milliseconds to read all pages one after the other, as a client would. */
async function exported(port: number, { scene, lastPage }: Listing): Promise<number> {
  const pages = Array.from({ length: lastPage }, (_, index) => pageRequest(scene, index + 1));
  const { seconds } = await fire(port, pages, 1);
  return seconds * 1000;
}

async function scanned({ engine, companies, pinned, variables }: Listing): Promise<number> {
  const script = `server/bench/shanxi/rivals/scan-${engine}.ts`;
  return Number(await runScript([script, String(companies)], pinned, variables));
}
