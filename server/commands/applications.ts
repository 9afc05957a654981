import { randomBytes } from 'node:crypto';
import type { Say } from '../../spec/command-line.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { isApplicationId } from '../accounts/application-id.ts';
import { createApplication, rotateSecret, setDisabled } from '../accounts/applications.ts';
import {
  adviseAccount,
  credentialLines,
  limitText,
  shownLines,
  stateText,
} from './application-lines.ts';
import type { ApplicationAction } from './application-usage.ts';
import { numberIn } from './numbers.ts';
import {
  type ApplicationStorage,
  type StorageOptions,
  serviceNamed,
  withApplications,
} from './storage.ts';

export interface ApplicationOptions extends StorageOptions {
  readonly limit?: string;
  readonly subscribe?: readonly string[];
  readonly remove?: boolean;
  readonly undo?: boolean;
}

/** One of the commands under `qiyue applications`: its lines of output, results first. */
type Action = (storage: ApplicationStorage, given: Given) => Promise<readonly string[]>;

interface Given {
  readonly id: string;
  /** Services, or the limit. */
  readonly rest: readonly string[];
  readonly options: ApplicationOptions;
  readonly say: Say;
}

/** Runs the action and prints its result; changes count from the server's next request on. */
export async function applicationsCommand(
  action: ApplicationAction,
  [contract, id, rest]: readonly unknown[],
  options: ApplicationOptions,
  say: Say,
): Promise<void> {
  const given = { id: String(id ?? ''), rest: [rest ?? []].flat().map(String), options, say };
  const lines = await withApplications(String(contract), options, (storage) =>
    actions[action](storage, given),
  );
  for (const line of lines) process.stdout.write(`${line}\n`);
}

const actions: Readonly<Record<ApplicationAction, Action>> = {
  async add(storage, { id: wanted, options, say }) {
    const { contract, terms, stores } = storage;
    const id = wanted || `app-${randomBytes(6).toString('hex')}`;
    if (!isApplicationId(id)) throw badId(terms.id, id);
    if (options.limit ?? options.subscribe) demandServices(storage);
    const services = knownServices(storage, options.subscribe ?? []);
    const rateLimit = limitIn(options.limit ?? 'default');
    const secret = await createApplication(storage, { contract, id, rateLimit });
    if (secret === undefined) throw takenId(terms.id, id);
    await stores.applications.subscribe(contract, id, services);
    const lines = credentialLines(terms, { id, secret }, say);
    if (terms.accounts) adviseAccount({ contract, id }, say);
    return lines;
  },

  async list({ stores, contract, terms }, { say }) {
    const applications = await stores.applications.list(contract);
    return applications.map((application) => {
      const limit = limitText(terms, application, say);
      return [application.id, ...limit, stateText(application, say)].join('\t');
    });
  },

  async show({ stores, contract, terms }, { id, say }) {
    const application = await stores.applications.find(contract, id);
    if (!application) throw unknownApplication(id);
    const services = await stores.applications.subscriptions(contract, id);
    const accounts = await stores.accounts.list(contract, id);
    return shownLines(terms, { application, services, accounts }, say);
  },

  async subscribe(storage, { id, rest, options, say }) {
    const { stores, contract } = storage;
    demandServices(storage);
    if (!(await stores.applications.find(contract, id))) throw unknownApplication(id);
    const services = knownServices(storage, rest);
    if (options.remove) await stores.applications.unsubscribe(contract, id, services);
    else await stores.applications.subscribe(contract, id, services);
    return actions.show(storage, { id, rest, options, say });
  },

  async limit(storage, given) {
    const { stores, contract } = storage;
    demandServices(storage);
    const rateLimit = limitIn(given.rest.join(' '));
    const changed = await stores.applications.change(contract, given.id, { rateLimit });
    if (!changed) throw unknownApplication(given.id);
    return actions.show(storage, given);
  },

  async rotate(storage, { id, say }) {
    const { contract, terms } = storage;
    const secret = await rotateSecret(storage, { contract, id });
    if (secret === undefined) throw unknownApplication(id);
    return credentialLines(terms, { id, secret }, say);
  },

  async disable(storage, given) {
    const { stores, contract } = storage;
    const { id, options } = given;
    const changed = await setDisabled(stores, { contract, id }, options.undo !== true);
    if (!changed) throw unknownApplication(id);
    return actions.show(storage, given);
  },
};

/** Where no services are, nothing can be subscribed to or limited. */
function demandServices({ contract, terms }: ApplicationStorage) {
  if (terms.rateLimit !== undefined) return;
  throw new UsageError({
    zh: `契约 ${contract} 没有订阅，也没有调用限额`,
    en: `Contract ${contract} has neither subscriptions nor limits of calls`,
  });
}

const knownServices = (storage: ApplicationStorage, names: readonly string[]) =>
  names.map((name) => serviceNamed(storage, name).name);

const limitIn = (text: string): number | null =>
  text === 'default' ? null : numberIn('limit', text, [1, 100_000]);

const badId = (word: string, id: string) =>
  new UsageError({
    zh: `${word} 应为 1 至 64 个字母、数字、下划线或连字符，现在是“${id}”`,
    en: `${word} must be 1 to 64 letters, digits, underscores or hyphens; it is "${id}"`,
  });

const takenId = (word: string, id: string) =>
  new UsageError({ zh: `${word} ${id} 已被使用`, en: `${word} ${id} is taken` });

/** What every command says of an application that is not there. */
export const unknownApplication = (id: string) =>
  new UsageError({ zh: `没有应用 ${id}`, en: `There is no application ${id}` });
