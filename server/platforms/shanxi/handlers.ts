import type { DataService } from '../../data-services.ts';
import type { Outcome } from '../../gateway.ts';
import type { Setting } from '../../platform.ts';
import { accept } from '../../result.ts';
import type { User } from '../../stores/user-port.ts';
import { countedPage } from './counted-page.ts';
import {
  licenceRefusals,
  pagingOf,
  published,
  type Refusal,
  success,
  unknownEnterprise,
} from './domain.ts';
import { licenceDecision } from './licence-domain.ts';
import type { Content } from './readings.ts';

/** Answers a call whose caller is proved and whose parameters have no fault. */
export type Handler = (user: User, content: Content) => Promise<Outcome<Refusal>>;

/** What the handler of a data service is made of. */
export interface Serving {
  readonly service: DataService;
  readonly setting: Setting;
  /** What a success is called. */
  readonly msg: string;
}

/** SX-R052, SX-R058: the grade of one enterprise. */
export function createGradeHandler({ service, setting, msg }: Serving): Handler {
  const { dataset } = service;
  const nullable = new Set(service.nullable);
  return async (_, { given }) => {
    const row = await setting.stores.datasets.find(dataset, String(given['uniscId']));
    return row ? accept(success(msg, published(row, nullable))) : unknownEnterprise;
  };
}

/** SX-R065, SX-R072: a page of all grades. */
export function createGradesHandler({ service, setting, msg }: Serving): Handler {
  const { dataset } = service;
  const nullable = new Set(service.nullable);
  const { datasets } = setting.stores;
  return async (_, { given }) => {
    const paging = pagingOf(given);
    if (!paging.ok) return paging;
    const { pageno, pagesize } = paging.value;
    const { count, rows } = await countedPage(datasets, dataset, paging.value);
    const companyList = rows.map((row) => published(row, nullable));
    return accept(success(msg, { pageno, count, pagesize, companyList }));
  };
}

/** More trades than any enterprise has: the document pages neither the request nor the reply. */
const allTrades = 2 ** 31;

/** SX-R034, SX-R073: the trades of an enterprise for who has its licence; `grades` lists all. */
export function createTradesHandler(
  contract: string,
  { service, setting, msg }: Serving,
  grades: DataService,
): Handler {
  const { stores, clock } = setting;
  const nullable = new Set(service.nullable);
  return async ({ username }, { given }) => {
    const [uniscId, licenseID] = [String(given['uniscId']), String(given['licenseID'])];
    const licence = await stores.licences.find(contract, licenseID);
    const at = Math.floor(clock.now() / 1000);
    const decision = licenceDecision(licence, { username, uniscId, at });
    if (!decision.ok) return licenceRefusals[decision.refusal];
    const query = { filters: [['uniscId', uniscId] as const], page: 1, size: allTrades };
    const rows = await stores.datasets.page(service.dataset, query);
    if (rows.length === 0 && !(await stores.datasets.has(grades.dataset, uniscId))) {
      return unknownEnterprise;
    }
    return accept(
      success(
        msg,
        rows.map((row) => published(row, nullable)),
      ),
    );
  };
}
