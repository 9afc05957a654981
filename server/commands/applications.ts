import { randomBytes } from 'node:crypto';
import type { Text } from '../../spec/language.ts';
import { UsageError } from '../../spec/usage-error.ts';
import { createApplication, rotateToken } from '../applications.ts';
import { defaultRateLimit, isPassid } from '../platforms/wuhan/domain.ts';
import type { Application } from '../stores/port.ts';
import type { ApplicationAction } from './application-usage.ts';
import { numberIn } from './numbers.ts';
import { type Storage, type StorageOptions, serviceNamed, withStorage } from './storage.ts';

export interface ApplicationOptions extends StorageOptions {
  readonly limit?: string;
  readonly subscribe?: readonly string[];
  readonly remove?: boolean;
  readonly undo?: boolean;
}

type Say = (text: Text) => string;

/** One of the commands under `qiyue applications`: its lines of output, results first. */
type Action = (storage: Storage, given: Given) => Promise<readonly string[]>;

interface Given {
  readonly passid: string;
  /** Services, or the limit. */
  readonly rest: readonly string[];
  readonly options: ApplicationOptions;
  readonly say: Say;
}

/** Runs the action and prints its result; changes count from the server's next request on. */
export async function applicationsCommand(
  action: ApplicationAction,
  [contract, passid, rest]: readonly unknown[],
  options: ApplicationOptions,
  say: Say,
): Promise<void> {
  const given = {
    passid: String(passid ?? ''),
    rest: [rest ?? []].flat().map(String),
    options,
    say,
  };
  const lines = await withStorage(String(contract), options, (storage) =>
    actions[action](storage, given),
  );
  for (const line of lines) process.stdout.write(`${line}\n`);
}

const actions: Readonly<Record<ApplicationAction, Action>> = {
  async add(storage, { passid: wanted, options, say }) {
    const passid = wanted || `app-${randomBytes(6).toString('hex')}`;
    if (!isPassid(passid)) throw badPassid(passid);
    const services = knownServices(storage, options.subscribe ?? []);
    const rateLimit = limitIn(options.limit ?? 'default');
    const { contract } = storage;
    const token = await createApplication(storage, { contract, passid, rateLimit });
    if (token === undefined) throw takenPassid(passid);
    await storage.stores.applications.subscribe(contract, passid, services);
    return credentials(passid, token, say);
  },

  async list({ stores, contract }, { say }) {
    const applications = await stores.applications.list(contract);
    return applications.map((application) =>
      [application.passid, limitText(application, say), stateText(application, say)].join('\t'),
    );
  },

  async show({ stores, contract }, { passid, say }) {
    const application = await stores.applications.find(contract, passid);
    if (!application) throw unknownPassid(passid);
    const services = await stores.applications.subscriptions(contract, passid);
    const made = new Date(application.createdAt * 1000).toISOString();
    return [
      `PASSID\t${passid}`,
      `${say({ zh: '状态', en: 'state' })}\t${stateText(application, say)}`,
      `${say({ zh: '限额', en: 'limit' })}\t${limitText(application, say)}`,
      `${say({ zh: '订阅', en: 'subscribed' })}\t${services.join(' ')}`,
      `${say({ zh: '创建', en: 'made' })}\t${made}`,
    ];
  },

  async subscribe(storage, { passid, rest, options, say }) {
    const { stores, contract } = storage;
    if (!(await stores.applications.find(contract, passid))) throw unknownPassid(passid);
    const services = knownServices(storage, rest);
    if (options.remove) await stores.applications.unsubscribe(contract, passid, services);
    else await stores.applications.subscribe(contract, passid, services);
    return actions.show(storage, { passid, rest, options, say });
  },

  async limit(storage, given) {
    await changed(storage, given, { rateLimit: limitIn(given.rest.join(' ')) });
    return actions.show(storage, given);
  },

  async rotate(storage, { passid, say }) {
    const token = await rotateToken(storage, { contract: storage.contract, passid });
    if (token === undefined) throw unknownPassid(passid);
    return credentials(passid, token, say);
  },

  async disable(storage, given) {
    await changed(storage, given, { disabled: given.options.undo !== true });
    return actions.show(storage, given);
  },
};

async function changed(
  { stores, contract }: Storage,
  { passid }: Given,
  change: Partial<Pick<Application, 'rateLimit' | 'disabled'>>,
) {
  if (!(await stores.applications.change(contract, passid, change))) throw unknownPassid(passid);
}

const knownServices = ({ services }: Storage, names: readonly string[]) =>
  names.map((name) => serviceNamed(services, name).name);

const limitIn = (text: string): number | null =>
  text === 'default' ? null : numberIn('limit', text, [1, 100_000]);

function credentials(passid: string, token: string, say: Say): readonly string[] {
  const advice = say({
    zh: '请立即保存 TOKEN：它不会再次显示，遗失后只能用 rotate 重新生成。',
    en: 'Keep the TOKEN now: it is not shown again; if it is lost, make a new one with rotate.',
  });
  process.stderr.write(`${advice}\n`);
  return [`PASSID\t${passid}`, `TOKEN\t${token}`];
}

const limitText = ({ rateLimit }: Application, say: Say): string =>
  say({
    zh: `每秒 ${rateLimit ?? `${defaultRateLimit}（默认）`} 次`,
    en: `${rateLimit ?? `${defaultRateLimit} (default)`} calls/s`,
  });

const stateText = ({ disabled }: Application, say: Say): string =>
  disabled ? say({ zh: '停用', en: 'disabled' }) : say({ zh: '可用', en: 'active' });

const badPassid = (passid: string) =>
  new UsageError({
    zh: `PASSID 应为 1 至 64 个字母、数字、下划线或连字符，现在是“${passid}”`,
    en: `A PASSID is 1 to 64 letters, digits, underscores or hyphens; it is "${passid}"`,
  });

const takenPassid = (passid: string) =>
  new UsageError({ zh: `PASSID ${passid} 已被使用`, en: `PASSID ${passid} is taken` });

const unknownPassid = (passid: string) =>
  new UsageError({ zh: `没有应用 ${passid}`, en: `There is no application ${passid}` });
