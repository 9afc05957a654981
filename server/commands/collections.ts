import type { Say } from '../../spec/command-line.ts';
import { UsageError } from '../../spec/usage-error.ts';
import type { CollectedRecord, Collection } from '../stores/collection-port.ts';
import { collectionFormats } from './collection-formats.ts';
import { type CollectionStorage, withCollections } from './collection-storage.ts';
import type { CollectionAction } from './collection-usage.ts';
import { formatNamed, moreAfter } from './listing.ts';
import { numberIn } from './numbers.ts';
import { tabbedLine } from './printed-lines.ts';
import type { StorageOptions } from './storage.ts';
import { writeOut, writeWhole } from './whole-file.ts';

export interface CollectionOptions extends StorageOptions {
  readonly provider?: string;
  readonly after?: string;
  readonly limit?: string;
  readonly format?: string;
  readonly out?: string;
  readonly force?: boolean;
}

interface Given {
  readonly id: string;
  readonly options: CollectionOptions;
  readonly say: Say;
}

/** Runs one of the commands under `qiyue collections`: what was collected is only read. */
export async function collectionsCommand(
  action: CollectionAction,
  [id]: readonly unknown[],
  options: CollectionOptions,
  say: Say,
): Promise<void> {
  const given = { id: String(id ?? ''), options, say };
  await withCollections(options, (storage) => actions[action](storage, given));
}

type Action = (storage: CollectionStorage, given: Given) => Promise<void>;

const actions: Readonly<Record<CollectionAction, Action>> = {
  async list(storage, { options, say }) {
    const limit = numberIn('--limit', options.limit ?? '100', [1, 100_000]);
    const { provider, after } = options;
    if (after !== undefined) await collectionNamed(storage, after);
    const { collections } = storage.stores;
    // One more than is shown tells whether there are more.
    const query = { provider, after, limit: limit + 1 };
    const found = await collections.list(storage.contract, query);
    const shown = found.slice(0, limit);
    await writeOut(shown.map((one) => tabbedLine(Object.values(columnsOf(one, say)))));
    const last = shown.at(-1);
    if (last && found.length > limit) process.stderr.write(`${say(moreAfter(last.id))}\n`);
  },

  async show(storage, { id, options, say }) {
    const found = await collectionNamed(storage, id);
    const { format, out, force = false } = options;
    if (format === undefined) return writeOut(shownLines(found, say));
    const content = formatNamed(collectionFormats, format)(recordPages(storage, id));
    if (out === undefined) await writeOut(content);
    else await writeWhole(out, { force, content });
  },
};

async function collectionNamed({ contract, stores }: CollectionStorage, id: string) {
  const found = await stores.collections.find(contract, id);
  if (found) return found;
  throw new UsageError({
    zh: `没有编号为“${id}”的采集`,
    en: `There is no collection with id "${id}"`,
  });
}

/** How many records are read at a time. */
const recordsAtOnce = 1_000;

async function* recordPages(
  { contract, stores }: CollectionStorage,
  id: string,
): AsyncGenerator<readonly CollectedRecord[]> {
  for (let after = 0; ; after += recordsAtOnce) {
    const page = await stores.collections.records(contract, id, { after, limit: recordsAtOnce });
    if (page.length > 0) yield page;
    if (page.length < recordsAtOnce) return;
  }
}

/** What is told of a collection in a line of the list. */
const columnsOf = (one: Collection, say: Say) => ({
  id: one.id,
  startedAt: timeOf(one.startedAt),
  provider: one.provider,
  outcome: one.outcome,
  pages: `${one.pages}`,
  records: `${one.records}`,
  since: one.since ?? '-',
  reason: one.reason === null ? '-' : say(one.reason),
});

const shownLines = (one: Collection, say: Say): readonly string[] =>
  Object.entries({
    ...columnsOf(one, say),
    finishedAt: timeOf(one.finishedAt),
    sm3: one.digest === null ? '-' : Buffer.from(one.digest).toString('hex'),
  }).map(tabbedLine);

const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
