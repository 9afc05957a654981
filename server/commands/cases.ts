import type { Say } from '../../spec/command-line.ts';
import { UsageError } from '../../spec/usage-error.ts';
import type { CaseQuery, StoredCase } from '../stores/port.ts';
import { unknownApplication } from './applications.ts';
import { caseFormats, columnsOf, entityPages } from './case-formats.ts';
import type { CaseAction } from './case-usage.ts';
import { beginningOf } from './days.ts';
import { formatNamed, moreAfter } from './listing.ts';
import { numberIn } from './numbers.ts';
import { tabbedLine } from './printed-lines.ts';
import { type Storage, type StorageOptions, withStorage } from './storage.ts';
import { writeOut, writeWhole } from './whole-file.ts';

export interface CaseOptions extends StorageOptions {
  readonly application?: string;
  readonly since?: string;
  readonly after?: string;
  readonly limit?: string;
  readonly format?: string;
  readonly out?: string;
  readonly force?: boolean;
}

interface Given {
  readonly acceptid: string;
  readonly options: CaseOptions;
  readonly say: Say;
}

/** Runs one of the commands under `qiyue cases`: what was received is read, never changed. */
export async function casesCommand(
  action: CaseAction,
  [contract, acceptid]: readonly unknown[],
  options: CaseOptions,
  say: Say,
): Promise<void> {
  const given = { acceptid: String(acceptid ?? ''), options, say };
  await withStorage(String(contract), options, (storage) => {
    if (!storage.kind.applications?.cases) throw withoutCases(storage.contract);
    return actions[action](storage, given);
  });
}

const actions: Readonly<Record<CaseAction, (storage: Storage, given: Given) => Promise<void>>> = {
  async list(storage, { options, say }) {
    const limit = numberIn('--limit', options.limit ?? '100', [1, 100_000]);
    const query = await queryOf(storage, options);
    // One more than is shown tells whether there are more.
    const found = await storage.stores.cases.list(storage.contract, { ...query, limit: limit + 1 });
    const shown = found.slice(0, limit);
    await writeOut(shown.map(lineOf));
    const last = shown.at(-1);
    if (last && found.length > limit) process.stderr.write(`${say(moreAfter(last.acceptid))}\n`);
  },

  async show(storage, { acceptid }) {
    const { contract, stores } = storage;
    const found = await stores.cases.find(contract, acceptid);
    if (!found) throw unknownCase(acceptid);
    await writeOut(shownLines({ contract, cases: stores.cases }, found));
  },

  async export(storage, { options }) {
    const { contract, stores } = storage;
    const format = formatNamed(caseFormats, options.format ?? 'jsonl');
    const pages = casePages(storage, await queryOf(storage, options));
    const text = format({ contract, cases: stores.cases, pages });
    if (options.out === undefined) await writeOut(text);
    else await writeWhole(options.out, { force: options.force === true, content: text });
  },
};

type Choice = Omit<CaseQuery, 'limit'>;

async function queryOf({ contract, stores }: Storage, options: CaseOptions): Promise<Choice> {
  const { application, since, after } = options;
  if (application !== undefined && !(await stores.applications.find(contract, application))) {
    throw unknownApplication(application);
  }
  if (after !== undefined && !(await stores.cases.find(contract, after))) throw unknownCase(after);
  return {
    application,
    after,
    since: since === undefined ? undefined : beginningOf('--since', since),
  };
}

/** How many cases are read at a time. */
const casesAtOnce = 100;

async function* casePages({ contract, stores }: Storage, choice: Choice) {
  let { after } = choice;
  for (;;) {
    const page = await stores.cases.list(contract, { ...choice, after, limit: casesAtOnce });
    if (page.length > 0) yield page;
    if (page.length < casesAtOnce) return;
    after = page.at(-1)?.acceptid;
  }
}

async function* shownLines(source: Parameters<typeof entityPages>[0], found: StoredCase) {
  const columns = Object.entries({ ...columnsOf(found), penaltylist: `${found.entityCount}` });
  yield columns.map(tabbedLine).join('');
  let place = 0;
  for await (const page of entityPages(source, found.acceptid)) {
    yield page.map((entity) => tabbedLine([`${place++}`, ...Object.values(entity)])).join('');
  }
}

function lineOf(one: StoredCase): string {
  const { acceptid = '', receivedAt = '', application = '', ...rest } = columnsOf(one);
  const { caseid = '', casename = '' } = rest;
  return tabbedLine([acceptid, receivedAt, application, `${one.entityCount}`, caseid, casename]);
}

const unknownCase = (acceptid: string) =>
  new UsageError({
    zh: `没有受理号为“${acceptid}”的案件`,
    en: `There is no case with acceptid "${acceptid}"`,
  });

const withoutCases = (contract: string) =>
  new UsageError({
    zh: `契约 ${contract} 不接收案件`,
    en: `Contract ${contract} receives no cases`,
  });
