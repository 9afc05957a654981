import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Language } from '../../spec/language.ts';
import { roles } from '../contract/role.ts';
import { overviewPage } from './html/overview-page.ts';
import type { Overview } from './overview.ts';
import { clearFiles, clearReports, replace, writeInto } from './write.ts';

/** Where the two files of an overview are. */
export interface WrittenOverview {
  readonly json: string;
  readonly html: string;
}

/** Writes overview.json and index.html; each appears whole or not at all. */
export async function writeOverview(
  overview: Overview,
  directory: string,
  { language }: { readonly language: Language },
): Promise<WrittenOverview> {
  const folder = resolve(directory);
  return await writeInto(folder, async () => ({
    json: await replace(join(folder, 'overview.json'), `${JSON.stringify(overview, null, 2)}\n`),
    html: await replace(join(folder, 'index.html'), overviewPage(overview, language)),
  }));
}

/** Takes the overview of an earlier run away and every report it may lead to; the rest stays. */
export async function clearOverview(directory: string): Promise<void> {
  const folder = resolve(directory);
  await clearFiles(folder, ['overview.json', 'index.html']);
  for (const role of roles) {
    const own = join(folder, role);
    const inside = await readdir(own, { withFileTypes: true }).catch(() => []);
    const folders = inside.filter((one) => one.isDirectory()).map(({ name }) => join(own, name));
    for (const each of [own, ...folders]) await clearReports(each);
  }
}
