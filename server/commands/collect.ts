import type { Say } from '../../spec/command-line.ts';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { beijingTime, secondsOf } from '../beijing-time.ts';
import { type Provider, readProvider } from '../collection/config.ts';
import { type RunResult, runCollection } from '../collection/run.ts';
import { createAjv } from '../contract.ts';
import { servicesIn } from '../data-services.ts';
import type { Claim, Collection } from '../stores/collection-port.ts';
import type { Dataset, Loaded } from '../stores/dataset-port.ts';
import { createCollectProgress } from './collect-progress.ts';
import { type CollectionStorage, withCollections } from './collection-storage.ts';
import type { StorageOptions } from './storage.ts';
import { writeOut } from './whole-file.ts';

export interface CollectOptions extends StorageOptions {
  readonly config?: string;
  readonly since?: string;
  readonly full?: boolean;
}

/**
 * `qiyue collect`: progress on stderr, the outcome on stdout. Ends with 0 if all was stored, with 1
 * if it was refused, with 2 if something is to be mended first.
 */
export async function collectCommand(
  name: string,
  options: CollectOptions,
  say: Say,
): Promise<void> {
  const file = options.config ?? (process.env['QIYUE_COLLECT_CONFIG'] || 'collect.yaml');
  const provider = readProvider(file, name, process.env);
  const result = await withCollections(options, async (storage) => {
    const since = await sinceFor(storage, name, options);
    checkRequest(storage, { pageno: 1, pagesize: provider.pagesize, ...(since && { since }) });
    const publish = provider.publish ? await gradesOf(storage) : undefined;
    return run({ storage, provider, since, publish }, say);
  });
  if (result.kind === 'claimed') throw claimed(name, result.by);
  await report(result, say);
}

interface Planned {
  readonly storage: CollectionStorage;
  readonly provider: Provider;
  readonly since: string | null;
  readonly publish: Dataset | undefined;
}

async function run({ storage, ...planned }: Planned, say: Say): Promise<RunResult> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  for (const signal of signals) process.once(signal, interrupt);
  const progress = createCollectProgress(process.stderr, say);
  const { contract, stores } = storage;
  const told = { onProgress: progress.show, onRetry: progress.retry, signal: stop.signal };
  try {
    return await runCollection({
      contract,
      collections: stores.collections,
      ...planned,
      ...told,
    });
  } finally {
    progress.stop();
    for (const signal of signals) process.off(signal, interrupt);
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * By default what changed since the last stored run began, so that the two overlap. A second
 * earlier, because providers differ in whether the moment itself counts.
 */
async function sinceFor(
  { contract, stores }: CollectionStorage,
  provider: string,
  { since, full }: CollectOptions,
): Promise<string | null> {
  if (since !== undefined && full) throw both;
  if (since !== undefined && secondsOf(since) === undefined) throw noTime(since);
  if (since !== undefined) return since;
  const last = full ? undefined : await stores.collections.lastStored(contract, provider);
  return last ? beijingTime(last.startedAt - 1) : null;
}

/** The contract says how large a page may be. */
function checkRequest({ document }: CollectionStorage, request: object): void {
  const { components } = document as Described;
  const schema = components?.schemas?.['CollectRequest'] ?? {};
  const validate = createAjv(schema).compile(schema);
  if (validate(request)) return;
  const [error] = validate.errors ?? [];
  const fault = `${error?.instancePath.slice(1)} ${error?.message}`;
  throw new UsageError({ zh: `契约不允许：${fault}`, en: `The contract forbids it: ${fault}` });
}

interface Described {
  readonly components?: { readonly schemas?: Readonly<Record<string, object>> };
}

/** The dataset that a contract publishes by key: that of its grades. */
async function gradesOf({ contract, document }: CollectionStorage): Promise<Dataset> {
  const services = await servicesIn(contract, document);
  const found = services.find(({ dataset }) => dataset.key !== undefined);
  if (found) return found.dataset;
  throw new UsageError({
    zh: `契约 ${contract} 没有可以并入的数据集，请去掉 publish`,
    en: `Contract ${contract} has no dataset to publish in; leave out publish`,
  });
}

async function report(
  { collection, merged }: Extract<RunResult, { kind: 'ended' }>,
  say: Say,
): Promise<void> {
  const { reason } = collection;
  await writeOut([`${say(outcomeText(collection))}${merged ? say(mergedText(merged)) : ''}\n`]);
  if (reason === null) return;
  process.stderr.write(`${say(reason)}\n`);
  process.exitCode = 1;
}

function outcomeText({ id, outcome, records, pages, since }: Collection): Text {
  const from = { zh: since ? `（${since} 以来）` : '', en: since ? ` since ${since}` : '' };
  return outcome === 'stored'
    ? {
        zh: `${id} 已保存：${pages} 页 ${records} 条记录${from.zh}`,
        en: `${id} stored: ${records} records on ${pages} pages${from.en}`,
      }
    : {
        zh: `${id} 整批拒收，什么也没有保存`,
        en: `${id} refused whole, nothing was stored`,
      };
}

const mergedText = ({ added, changed, unchanged }: Loaded): Text => ({
  zh: `；并入数据集：新增 ${added}，更改 ${changed}，未变 ${unchanged}`,
  en: `; published: ${added} new, ${changed} changed, ${unchanged} as before`,
});

const both = new UsageError({
  zh: '--since 和 --full 只能用一个',
  en: '--since and --full exclude each other',
});

const noTime = (text: string) =>
  new UsageError({
    zh: `--since 应为 YYYY-MM-DD HH:mm:ss（北京时间），现在是“${text}”`,
    en: `--since must be YYYY-MM-DD HH:mm:ss in Beijing time; it is "${text}"`,
  });

function claimed(name: string, by: Claim | undefined): UsageError {
  const { pid = 0, claimedAt = 0, expiresAt = 0 } = by ?? {};
  return new UsageError({
    zh: `${name} 正由另一个进程采集（pid ${pid}，自 ${timeOf(claimedAt)}）；它若已不在，${timeOf(expiresAt)} 以后可以再试`,
    en: `Another process (pid ${pid}, since ${timeOf(claimedAt)}) is collecting from ${name}; if it is gone, try again after ${timeOf(expiresAt)}`,
  });
}

const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
