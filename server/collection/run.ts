import type { Text } from '../../spec/language.ts';
import { randomId } from '../random-id.ts';
import type { Claim, Collection, Collections, Gathering } from '../stores/collection-port.ts';
import type { Dataset, Loaded } from '../stores/dataset-port.ts';
import { openCollectClient, type Retry } from './client.ts';
import { type CollectProgress, collectPages } from './collect.ts';
import type { Provider } from './config.ts';

export interface RunSetting {
  readonly contract: string;
  readonly provider: Provider;
  readonly collections: Collections;
  /** What to ask for: changes since then, in Beijing time; `null` is everything. */
  readonly since: string | null;
  /** The dataset that is published, if the provider's records belong in it. */
  readonly publish: Dataset | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CollectProgress) => void;
  readonly onRetry: (retry: Retry) => void;
}

/** How a run ended; `claimed` is somebody else who is at it. */
export type RunResult =
  | {
      readonly kind: 'ended';
      readonly collection: Collection;
      readonly merged?: Loaded | undefined;
    }
  | { readonly kind: 'claimed'; readonly by: Claim | undefined };

/** Seconds that a claim outlives the longest wait: writing all the records takes some. */
const margin = 60;

/**
 * One run of a collection: claims the provider, gathers all pages, and stores them whole or keeps
 * why not (SX-R018, SX-R022).
 */
export async function runCollection(setting: RunSetting): Promise<RunResult> {
  const { contract, provider, collections } = setting;
  const startedAt = now();
  const holder = randomId(16);
  const claim = (milliseconds: number) => {
    const expiresAt = now() + Math.ceil(milliseconds / 1000) + margin;
    const claimed = { provider: provider.name, holder, pid: process.pid, claimedAt: startedAt };
    return collections.claim(contract, { ...claimed, expiresAt }, now());
  };
  if (!(await claim(0))) {
    return { kind: 'claimed', by: await collections.claimed(contract, provider.name) };
  }
  const gathering = collections.gather(provider.name);
  try {
    return await gather(setting, gathering, { startedAt, holder, claim });
  } finally {
    gathering.close();
    await collections.release(contract, { provider: provider.name, holder });
  }
}

interface Run {
  readonly startedAt: number;
  readonly holder: string;
  readonly claim: (milliseconds: number) => Promise<boolean>;
}

async function gather(setting: RunSetting, gathering: Gathering, run: Run): Promise<RunResult> {
  const { contract, provider, collections, since, publish } = setting;
  const { pages, records, ...end } = await pagesOf(setting, gathering, run.claim);
  const known = {
    id: `B${randomId(16)}`,
    provider: provider.name,
    startedAt: run.startedAt,
    since,
  };
  const collection = { ...known, finishedAt: now(), pages, records };
  const refuse = async (reason: Text): Promise<RunResult> => {
    const refused = { ...collection, digest: null, outcome: 'refused', reason } as const;
    await collections.refuse(contract, refused);
    return { kind: 'ended', collection: refused };
  };
  if (end.digest === undefined) return refuse(end.reason);
  await run.claim(storing);
  const { digest } = end;
  const whole = { ...collection, digest, outcome: 'stored', reason: null } as const;
  const stored = await gathering.store(contract, whole, { holder: run.holder, publish });
  return stored ? { kind: 'ended', collection: whole, merged: stored.merged } : refuse(claimLost);
}

/** Milliseconds that the one transaction may take. */
const storing = 600_000;

/** All pages, or why not; what interrupts the program refuses the collection as well. */
async function pagesOf(
  { provider, since, signal, onProgress, onRetry }: RunSetting,
  gathering: Gathering,
  claim: Run['claim'],
) {
  const onAttempt = async (milliseconds: number) => {
    await claim(milliseconds);
  };
  const client = openCollectClient(provider, { signal, onAttempt, onRetry });
  let progress: CollectProgress = { pages: 0, pageTotal: 0, records: 0 };
  const { pagesize } = provider;
  try {
    const collected = await collectPages({
      client,
      gathering,
      pagesize,
      since,
      onProgress(told) {
        progress = told;
        onProgress(told);
      },
    });
    return collected.ok ? collected.value : { ...collected.refusal, digest: undefined };
  } catch (error) {
    if (!signal.aborted) throw error;
    return {
      pages: progress.pages,
      records: progress.records,
      reason: interrupted,
      digest: undefined,
    };
  } finally {
    await client.close();
  }
}

const now = (): number => Math.floor(Date.now() / 1000);

const interrupted: Text = { zh: '被中断', en: 'interrupted' };

const claimLost: Text = {
  zh: '等待太久，另一个采集已经接手',
  en: 'held up so long that another run took over',
};
