import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the comparison; the tools live in it and nowhere else. */
export const rivalsFolder = fileURLToPath(new URL('.', import.meta.url));

/** A tool from npm, run by the Node that runs this program. */
export const nodeTool = (path: string): readonly [string, string] => [
  process.execPath,
  `${rivalsFolder}node_modules/${path}`,
];

/** The version of an npm package as it is installed. */
export function packageVersion(name: string): string {
  const file = `${rivalsFolder}node_modules/${name}/package.json`;
  return String(JSON.parse(readFileSync(file, 'utf8')).version);
}

/** Whether the system has a program. */
export const hasProgram = (name: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
