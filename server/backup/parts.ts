import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { folderBeside } from '../licences/files.ts';
import { auditFile } from '../stores/sqlite/audit.ts';
import { stateFile } from '../stores/sqlite/open.ts';

/** Where the data of a server lie. */
export type Places = Pick<Config, 'database' | 'keyFile' | 'smKeyFile'>;

/** One file of the data, and what it is called in a backup, whatever it is called elsewhere. */
export interface Part {
  readonly name: string;
  readonly file: string;
  /** A database is written to while it is copied, so SQLite itself has to copy it. */
  readonly isDatabase: boolean;
}

/** Folder of a backup with the documents of licences, each named by its SM3. */
export const documents = 'licences';

const fileParts = ({ database, keyFile, smKeyFile }: Places): readonly Part[] => [
  { name: 'main.sqlite', file: database, isDatabase: true },
  { name: 'state.sqlite', file: stateFile(database), isDatabase: true },
  { name: 'audit.sqlite', file: auditFile(database), isDatabase: true },
  { name: 'vault.key', file: keyFile, isDatabase: false },
  { name: 'sm2.json', file: smKeyFile, isDatabase: false },
];

/**
 * What there is to be copied, one after the other and the databases first. Documents are kept
 * before their rows and stay for good, and they are listed only when the databases are done: so
 * whatever a row names is there when its turn comes.
 */
export function* partsToKeep(places: Places): Generator<Part> {
  yield* fileParts(places).filter(({ file }) => existsSync(file));
  const folder = folderBeside(places.database);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names) if (isDigest.test(name)) yield documentPart(places, name);
}

/** Where a file of a backup belongs, or nothing where no server would have made such a file. */
export function partNamed(places: Places, name: string): Part | undefined {
  const [folder, digest = ''] = name.split('/');
  if (folder === documents && isDigest.test(digest)) return documentPart(places, digest);
  return fileParts(places).find((part) => part.name === name);
}

const isDigest = /^[0-9a-f]{64}$/;

const documentPart = ({ database }: Places, digest: string): Part => ({
  name: `${documents}/${digest}`,
  file: join(folderBeside(database), digest),
  isDatabase: false,
});
