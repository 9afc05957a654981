import type { Violation } from '../../contract.ts';
import type { DataService } from '../../data-services.ts';
import type { Outcome } from '../../gateway.ts';
import { serverFault } from '../../http/frame.ts';
import type { Call } from '../../http/http.ts';
import { parsePayload } from '../../http/payload.ts';
import type { Setting } from '../../platform.ts';
import { accept, type Result, refuse } from '../../result.ts';
import type { Caller } from './admission.ts';
import {
  defaultRateLimit,
  pageSize,
  permission,
  published,
  type Refusal,
  refusal,
  successBody,
} from './domain.ts';
import { type Query, queryOf, requestBodyOf, violated } from './queries.ts';

export type Handler = (caller: Caller, call: Call) => Promise<Outcome<Refusal>>;

type Validate = (
  operation: string,
  request: { readonly header: Caller['header']; readonly requestBody: unknown },
) => Violation | undefined;

/** WH-R042: the general operation stands for every service that the document does not describe. */
export const unknownService: Handler = async () =>
  refusal('unknown-service', '没有这个服务', 'there is no such service');

/** The one handler of all data services: permission, rate, parameters, rows, in this order. */
export function createDataHandler(
  service: DataService,
  validate: Validate,
  setting: Setting,
): Handler {
  return async (caller, call) => {
    const leave = await allowed(service, caller, setting);
    if (!leave.ok) return leave;
    const payload = parsePayload(call.headers, call.body, service.mediaTypes);
    if (!payload.ok) return payload;
    const requestBody = requestBodyOf(payload.value);
    const violation = validate(service.operation, { header: caller.header, requestBody });
    if (violation) return violated(violation);
    // The validator has just found `query` to be an object.
    const query = queryOf(service, requestBody.query as Record<string, unknown>);
    return query.ok ? answered(service, setting, { ...query.value, id: call.id }) : query;
  };
}

/** WH-R046, WH-R043: subscribed, and within the limit of its own application. */
async function allowed(
  { dataset: { contract }, name }: DataService,
  { application: { id, disabled, rateLimit } }: Caller,
  { stores, clock }: Setting,
): Promise<Result<true, Refusal>> {
  const subscribed = await stores.applications.isSubscribed(contract, id, name);
  const permitted = permission({ disabled, subscribed });
  if (!permitted.ok) return permitted;
  const limit = rateLimit ?? defaultRateLimit;
  const inTime = await stores.windows.admit(`${contract}:${id}`, limit, clock.elapsed());
  return inTime ? permitted : tooFast(limit);
}

/** WH-R047: a query that fails in the database has a code of its own; its cause is logged only. */
async function answered(
  { dataset, personal }: DataService,
  { stores, log }: Setting,
  { pageNo, filters, id }: Query & { readonly id: string },
): Promise<Outcome<Refusal>> {
  try {
    const rows = await stores.datasets.page(dataset, { filters, page: pageNo, size: pageSize });
    return accept(successBody(pageNo, published(rows, personal)));
  } catch (error) {
    log.error({ id, dataset: dataset.name, error: String(error) }, 'query failed');
    const { zh, en } = serverFault(id).says;
    return refusal('query-failed', `查询失败，${zh}`, `the query failed; ${en}`);
  }
}

/** WH-R043. */
const tooFast = (limit: number) =>
  refuse<Refusal>({
    kind: 'too-fast',
    says: {
      zh: `每秒最多 ${limit} 次，请稍后再试`,
      en: `at most ${limit} calls per second; try again later`,
    },
    headers: { 'retry-after': '1' },
  });
