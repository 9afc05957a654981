import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { alteredDocument, missingDocument } from './faults.ts';

/** SX-R033: the documents of licences, each by its SM3, so that the same one is kept once. */
export interface LicenceFiles {
  /** Resolves when the document outlives a power cut; if it cannot be kept, nothing is left. */
  keep(bytes: Uint8Array): Promise<Buffer>;
  /** The document as it was kept; throws if it is gone or was altered. */
  read(digest: Uint8Array): Promise<Buffer>;
}

/** Files in a folder beside the database; a database in memory has its documents there too. */
export const openLicenceFiles = (database: string): LicenceFiles =>
  database === ':memory:' ? inMemory() : inFolder(folderBeside(database));

export const folderBeside = (database: string): string =>
  `${database.replace(/\.sqlite$/, '')}.licences`;

const digestOf = (bytes: Uint8Array): Buffer => createHash('sm3').update(bytes).digest();

const nameOf = (digest: Uint8Array): string => Buffer.from(digest).toString('hex');

function inMemory(): LicenceFiles {
  const documents = new Map<string, Buffer>();
  return {
    async keep(bytes) {
      const digest = digestOf(bytes);
      documents.set(nameOf(digest), Buffer.from(bytes));
      return digest;
    },
    async read(digest) {
      return documents.get(nameOf(digest)) ?? thrown(missingDocument(nameOf(digest)));
    },
  };
}

function inFolder(folder: string): LicenceFiles {
  const drafts = join(folder, 'drafts');
  const ready = once(() => madeFolders(folder, drafts));
  return {
    async keep(bytes) {
      await ready();
      await sweep(drafts);
      const digest = digestOf(bytes);
      const draft = join(drafts, `${nameOf(digest)}.${randomBytes(4).toString('hex')}`);
      try {
        await write(draft, bytes);
        await rename(draft, join(folder, nameOf(digest)));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await sync(folder);
      return digest;
    },
    async read(digest) {
      const file = join(folder, nameOf(digest));
      const bytes = await readFile(file).catch(() => thrown(missingDocument(file)));
      return digestOf(bytes).equals(digest) ? bytes : thrown(alteredDocument(file));
    },
  };
}

/** What was done need not be done again; what failed is tried again. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work().catch((error) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

/** Documents name persons and enterprises: nobody else on the machine need read them. */
async function madeFolders(folder: string, drafts: string) {
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(drafts, { recursive: true, mode: 0o700 });
  await sync(folder);
  await sync(dirname(folder));
}

async function write(file: string, bytes: Uint8Array) {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The names in a folder are on disk only after the folder itself was told to be. */
async function sync(folder: string) {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Milliseconds after which whoever wrote a draft must be dead; writing one takes a moment. */
const abandonedAfter = 10 * 60 * 1000;

/** Removes what a process that was killed left behind. */
async function sweep(drafts: string) {
  for (const name of await readdir(drafts)) {
    const file = join(drafts, name);
    const status = await stat(file).catch(() => undefined);
    if (status && Date.now() - status.mtimeMs > abandonedAfter) await rm(file, { force: true });
  }
}

function thrown(error: Error): never {
  throw error;
}
