import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian keeps one folder of programs for each version of PostgreSQL. */
const debian = '/usr/lib/postgresql';

/** The folder with the programs of a PostgreSQL server, the newest there is. */
export function postgresFolder(): string | undefined {
  const versions = folderNames(debian).sort((one, other) => Number(other) - Number(one));
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...onPath()];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => runs(join(folder, name))));
}

/** The program of that name, also where only the administrator looks for it. */
export const installed = (name: string): string | undefined =>
  [...onPath(), '/usr/sbin'].map((folder) => join(folder, name)).find(runs);

const onPath = (): readonly string[] => (process.env['PATH'] ?? '').split(delimiter);

function folderNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
