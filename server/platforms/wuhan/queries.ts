import type { Violation } from '../../contract.ts';
import type { DataService } from '../../data-services.ts';
import { accept, type Result } from '../../result.ts';
import type { Filters } from '../../stores/port.ts';
import { type Refusal, refusal } from './domain.ts';

type Payload = Readonly<Record<string, unknown>>;

/** What a validated request asks for. */
export interface Query {
  readonly pageNo: number;
  readonly filters: Filters;
}

/** WH-R035, WH-A10: the documented JSON is `{query:{…}}`; flat JSON and forms become that. */
export const requestBodyOf = (payload: Payload): { readonly query: unknown } =>
  Object.hasOwn(payload, 'query') ? { query: payload['query'] } : { query: payload };

/**
 * WH-A12, WH-A41: page 1 unless asked otherwise; an empty string is no filter. A page beyond what
 * a number holds exactly is refused, because the reply could not repeat it.
 */
export function queryOf(service: DataService, query: Payload): Result<Query, Refusal> {
  const pageNo = Object.hasOwn(query, 'pageNo') ? Number(query['pageNo']) : 1;
  if (!Number.isSafeInteger(pageNo)) return badParameter('pageNo', largestPageRule);
  const filters = service.filters.flatMap(([parameter, field]) => {
    const value = Object.hasOwn(query, parameter) ? query[parameter] : '';
    return typeof value === 'string' && value !== '' ? [[field, value] as const] : [];
  });
  return accept({ pageNo, filters });
}

/**
 * WH-A26: a bad parameter and a body of the wrong shape both are 500, but the former is named and
 * answers HTTP 200. A header that the document forbids is a matter of the credentials.
 */
export function violated({ at, keyword, parameters }: Violation) {
  const [part, ...rest] = at.split('/').slice(1);
  const name = rest.at(-1) ?? '';
  const rule = name === 'pageNo' ? pageRule : ruleText(keyword, parameters);
  if (part === 'header') {
    return refusal('bad-credentials', `请求头 ${name} ${rule.zh}`, `header ${name} ${rule.en}`);
  }
  if (rest.length < 2) {
    return refusal(
      'malformed',
      `报文 ${name || '整体'} ${rule.zh}`,
      `the body${name && `'s ${name}`} ${rule.en}`,
    );
  }
  return badParameter(name, rule);
}

const badParameter = (name: string, rule: Refusal['says']) =>
  refusal('bad-parameter', `${name}：${rule.zh}`, `${name}: ${rule.en}`, name);

/** WH-A57. */
const pageRule = { zh: '应为不小于 1 的整数', en: 'must be an integer of at least 1' };

const largestPageRule = {
  zh: `不能大于 ${Number.MAX_SAFE_INTEGER}`,
  en: `must be at most ${Number.MAX_SAFE_INTEGER}`,
};

/** What a keyword of the schema asks for. */
function ruleText(keyword: string, parameters: Violation['parameters']): Refusal['says'] {
  const limit = String(parameters['limit'] ?? '');
  const type = String(parameters['type'] ?? '');
  if (keyword === 'maxLength') {
    return { zh: `不能超过 ${limit} 个字符`, en: `must have at most ${limit} characters` };
  }
  if (keyword === 'type') return { zh: `类型应为 ${type}`, en: `must be of type ${type}` };
  return { zh: `不符合契约的 ${keyword}`, en: `does not meet the contract's "${keyword}"` };
}
