import type { Say } from '../../spec/command-line.ts';
import { UsageError } from '../../spec/usage-error.ts';
import {
  type Licence,
  type LicenceQuery,
  type LicenceState,
  licenceState,
} from '../stores/licence-port.ts';
import type { LicenceAction } from './licence-usage.ts';
import { moreAfter } from './listing.ts';
import { numberIn } from './numbers.ts';
import { tabbedLine } from './printed-lines.ts';
import { type Storage, type StorageOptions, withStorage } from './storage.ts';
import { writeOut, writeWhole } from './whole-file.ts';

export interface LicenceOptions extends StorageOptions {
  readonly account?: string;
  readonly enterprise?: string;
  readonly state?: string;
  readonly after?: string;
  readonly limit?: string;
  readonly save?: string;
  readonly force?: boolean;
}

interface Given {
  readonly id: string;
  readonly options: LicenceOptions;
  readonly say: Say;
}

/** Runs one of the commands under `qiyue licences` (SX-R032). */
export async function licencesCommand(
  action: LicenceAction,
  [contract, id]: readonly unknown[],
  options: LicenceOptions,
  say: Say,
): Promise<void> {
  await withStorage(String(contract), options, (storage) => {
    if (!storage.kind.licences) throw withoutLicences(storage.contract);
    return licenceActions[action](storage, { id: String(id ?? ''), options, say });
  });
}

/** What the commands need of the storage. */
type Place = Pick<Storage, 'contract' | 'stores' | 'licenceFiles'>;

type Action = (place: Place, given: Given) => Promise<void>;

export const licenceActions: Readonly<Record<LicenceAction, Action>> = {
  async list(place, { options, say }) {
    const limit = numberIn('--limit', options.limit ?? '100', [1, 100_000]);
    const { licences } = place.stores;
    const query = await queryOf(place, options);
    // One more than is shown tells whether there are more.
    const found = await licences.list(place.contract, { ...query, limit: limit + 1 });
    const shown = found.slice(0, limit);
    await writeOut(shown.map(lineOf));
    const last = shown.at(-1);
    if (last && found.length > limit) process.stderr.write(`${say(moreAfter(last.id))}\n`);
  },

  async show(place, { id, options }) {
    const licence = await licenceNamed(place, id);
    if (options.save !== undefined) {
      const bytes = await place.licenceFiles.read(licence.digest);
      await writeWhole(options.save, { force: options.force === true, content: once(bytes) });
    }
    await writeOut(shownLines(licence));
  },

  async revoke(place, { id }) {
    const { contract, stores } = place;
    await licenceNamed(place, id);
    if (!(await stores.licences.revoke(contract, id, now()))) throw revokedBefore(id);
    await writeOut(shownLines(await licenceNamed(place, id)));
  },
};

const now = (): number => Math.floor(Date.now() / 1000);

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function queryOf(
  place: Place,
  options: LicenceOptions,
): Promise<Omit<LicenceQuery, 'limit'>> {
  const { account, enterprise, state, after } = options;
  if (after !== undefined) await licenceNamed(place, after);
  return {
    username: account,
    uniscId: enterprise,
    after,
    state: state === undefined ? undefined : { is: stateNamed(state), at: now() },
  };
}

async function licenceNamed({ contract, stores }: Place, id: string): Promise<Licence> {
  const licence = await stores.licences.find(contract, id);
  if (licence) return licence;
  throw new UsageError({
    zh: `没有 licenseID 为“${id}”的授权协议`,
    en: `There is no licence with licenseID "${id}"`,
  });
}

const states: readonly LicenceState[] = ['valid', 'expired', 'revoked'];

function stateNamed(name: string): LicenceState {
  const state = states.find((known) => known === name);
  if (state) return state;
  throw new UsageError({
    zh: `--state 应为 ${states.join('、')} 之一，现在是“${name}”`,
    en: `--state must be one of ${states.join(', ')}; it is "${name}"`,
  });
}

/** What is told of a licence, by the names that the wire or the help has for it. */
const columnsOf = (licence: Licence) => ({
  licenseID: licence.id,
  uploadedAt: timeText(licence.uploadedAt),
  username: licence.username,
  uniscId: licence.uniscId,
  state: licenceState(licence, now()),
  expiresAt: timeText(licence.expiresAt),
  mediaType: licence.mediaType,
  bytes: `${licence.bytes}`,
});

const lineOf = (licence: Licence): string => tabbedLine(Object.values(columnsOf(licence)));

function shownLines(licence: Licence): readonly string[] {
  const { fileName, digest, revokedAt } = licence;
  const columns = {
    ...columnsOf(licence),
    ...(fileName !== null && { fileName }),
    ...(revokedAt !== null && { revokedAt: timeText(revokedAt) }),
    sm3: Buffer.from(digest).toString('hex'),
  };
  return Object.entries(columns).map(tabbedLine);
}

const timeText = (seconds: number): string => new Date(seconds * 1000).toISOString();

const revokedBefore = (id: string) =>
  new UsageError({
    zh: `授权协议 ${id} 早已撤销`,
    en: `Licence ${id} has been revoked before`,
  });

const withoutLicences = (contract: string) =>
  new UsageError({
    zh: `契约 ${contract} 没有授权协议`,
    en: `Contract ${contract} has no licences`,
  });
