import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { companiesCsv, companyCount } from '../../platforms/shanxi/seed/synthetic-companies.ts';
import { runScript } from '../contestants.ts';
import { type BenchSetting, engineKinds, placeOn, scaled } from '../setting.ts';
import { buildScene } from '../shanxi/scene.ts';
import { variablesOf } from '../shared-engines.ts';
import type { ImportMemory } from './import-memory-table.ts';

/** Imports as many companies as the goal asks for once more on each engine, and looks on. */
export async function playImportMemory(setting: BenchSetting): Promise<readonly ImportMemory[]> {
  const file = await companiesFile(setting);
  const played: ImportMemory[] = [];
  for (const engine of engineKinds(setting)) {
    const name = `import-memory-${engine}`;
    const place = await placeOn(engine, name, setting);
    await buildScene(place);
    const samples = join(setting.folder, `${name}.json`);
    const line = ['--import', samplerInto(samples), 'server/bench/shanxi/import-run.ts', file];
    await runScript(line, setting.pinned, variablesOf(place));
    played.push({ engine, ...JSON.parse(readFileSync(samples, 'utf8')) });
  }
  return played;
}

/** The same rows as those of the large list, which may have left them there. */
async function companiesFile(setting: BenchSetting): Promise<string> {
  const companies = scaled(companyCount, setting);
  const file = join(setting.folder, `companies-${companies}.csv`);
  if (!existsSync(file)) {
    await pipeline(Readable.from(companiesCsv(companies)), createWriteStream(file));
  }
  return file;
}

function samplerInto(file: string): string {
  const module = new URL('memory-sampler.ts', import.meta.url);
  module.searchParams.set('file', file);
  return String(module);
}
