import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseText } from '../../testing/neimenggu-cases.ts';
import { reference, type Surroundings } from '../bout.ts';
import { runScript, startContestant } from '../contestants.ts';
import { fire } from '../load.ts';
import type { BenchSetting } from '../setting.ts';
import { entities, type LargeRound } from './large-case-result.ts';
import { caseRequest, entitiesText } from './requests.ts';
import { buildScene } from './scene.ts';

/**
 * The time from a post of a large case to its reply, beside what SQLite takes to insert the same
 * rows. Each process is new and so is each database; each begins every second round.
 */
export async function playLargeCase(setting: BenchSetting): Promise<readonly LargeRound[]> {
  const list = entitiesText(entities);
  const played: LargeRound[] = [];
  for (let round = 0; round < setting.rounds; round += 1) {
    const early = round % 2 === 0 ? await posted(round, list, setting) : undefined;
    const inserts = await inserted(round, list, setting);
    played.push({ inserts, ...(early ?? (await posted(round, list, setting))) });
  }
  return played;
}

async function posted(
  round: number,
  list: Buffer,
  { folder, pinned }: Surroundings,
): Promise<Omit<LargeRound, 'inserts'>> {
  const database = join(folder, `large-${round}.sqlite`);
  const scene = await buildScene({ database });
  const server = await startContestant((port) => reference.command(port, database), pinned);
  try {
    const { seconds } = await fire(server.port, [caseRequest(scene, caseid, list)], 1);
    return { server: seconds * 1000, peakMemory: server.peakMemory() };
  } finally {
    await server.stop();
  }
}

async function inserted(round: number, list: Buffer, { folder, pinned }: Surroundings) {
  const [database, file] = [join(folder, `inserts-${round}.sqlite`), join(folder, 'case.json')];
  await buildScene({ database });
  writeFileSync(file, caseText(list, { caseid }));
  const script = 'server/bench/neimenggu/rivals/inserts.ts';
  return Number(await runScript([script, database, file], pinned));
}

const caseid = 'BENCH-LARGE';
