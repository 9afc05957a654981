import { isApplicationId } from '../../accounts/application-id.ts';
import type { Fault, FaultKind } from '../../http/fault.ts';
import { accept, type Result, refuse } from '../../result.ts';

/** Everything that a call can be refused for; `refusals.ts` says how the wire words it. */
export type RefusalKind =
  | FaultKind
  | 'bad-credentials'
  | 'unknown-service'
  | 'not-permitted'
  | 'too-fast'
  | 'bad-parameter'
  | 'query-failed';

export interface Refusal extends Fault<RefusalKind> {
  /** The parameter that is to blame (WH-A26): named beside the text of the result code. */
  readonly parameter?: string;
}

export const refusal = (kind: RefusalKind, zh: string, en: string, parameter?: string) =>
  refuse<Refusal>({ kind, says: { zh, en }, ...(parameter === undefined ? {} : { parameter }) });

/** WH-R043: calls per second of an application that has no limit of its own. */
export const defaultRateLimit = 300;

/** WH-A13: the rows of a page; the request cannot change it. */
export const pageSize = 20;

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The three values that come beside the PASSID. */
export interface Credentials {
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
}

/** WH-R029, WH-A02: the PASSID, under the documented header name or the one that is in use. */
export function passidIn(headers: Headers): Result<string, Refusal> {
  const documented = valueIn(headers, 'x-tif-passid');
  const used = valueIn(headers, 'x-tif-paasid');
  if (documented !== '' && used !== '' && documented !== used) {
    return refusal(
      'bad-credentials',
      '请求头 x-tif-passid 与 x-tif-paasid 的值不一致',
      'headers x-tif-passid and x-tif-paasid differ',
    );
  }
  const passid = documented || used;
  if (passid === '') return missing('x-tif-passid');
  if (isApplicationId(passid)) return accept(passid);
  return refusal(
    'bad-credentials',
    '请求头 x-tif-passid 应为 1 至 64 个字母、数字、下划线或连字符，不带引号',
    'header x-tif-passid must be 1 to 64 letters, digits, underscores or hyphens, unquoted',
  );
}

/** WH-R030 to WH-R032: the other three headers, present and the nonce in form (WH-A08). */
export function credentialsIn(headers: Headers): Result<Credentials, Refusal> {
  const timestamp = valueIn(headers, 'x-tif-timestamp');
  const nonce = valueIn(headers, 'x-tif-nonce');
  const signature = valueIn(headers, 'x-tif-signature');
  if (timestamp === '') return missing('x-tif-timestamp');
  if (nonce === '') return missing('x-tif-nonce');
  if (signature === '') return missing('x-tif-signature');
  if (/^[\x21-\x7e]{1,64}$/.test(nonce)) return accept({ timestamp, nonce, signature });
  return refusal(
    'bad-credentials',
    '请求头 x-tif-nonce 应为 1 至 64 个可见的 ASCII 字符',
    'header x-tif-nonce must be 1 to 64 visible ASCII characters',
  );
}

const valueIn = (headers: Headers, name: string): string => headers[name]?.toString() ?? '';

const missing = (name: string) =>
  refusal('bad-credentials', `缺少请求头 ${name}`, `header ${name} is missing`);

/** WH-R046, WH-A28: only who subscribed may call, and nobody whose application is disabled. */
export function permission(application: {
  readonly disabled: boolean;
  readonly subscribed: boolean;
}): Result<true, Refusal> {
  if (application.disabled) {
    return refusal('not-permitted', '应用已停用', 'the application is disabled');
  }
  if (application.subscribed) return accept(true);
  return refusal(
    'not-permitted',
    '应用没有订阅此服务',
    'the application has not subscribed to this service',
  );
}

/** WH-A24: two to four Han characters that do not name an organisation are a person. */
const personalName = /^\p{Script=Han}{2,4}$/u;
const organisation = /公司|企业|中心|合伙/;

/** WH-R038: a person shows the first character and exactly four stars. */
export function masked(name: string): string {
  if (!personalName.test(name) || organisation.test(name)) return name;
  return `${String.fromCodePoint(name.codePointAt(0) ?? 0)}****`;
}

export type Row = Readonly<Record<string, string>>;

/** The rows of a page as callers may see them; `personal` are the fields that hold names. */
export const published = (rows: readonly Row[], personal: readonly string[]): readonly Row[] =>
  personal.length === 0 ? rows : rows.map((row) => withMasked(row, personal));

function withMasked(row: Row, personal: readonly string[]): Row {
  const copy = { ...row };
  for (const field of personal) copy[field] = masked(row[field] ?? '');
  return copy;
}

/** WH-R036, WH-R037, WH-R039: `metadata` stands where the document printed it (WH-A17). */
export function successBody(pageNo: number, data: readonly Row[]): object {
  const page = { pageNo, pageSize, data };
  if (data.length > 0) return { errcode: 0, errmsg: '', data: page, metadata: {}, hint: null };
  return {
    errcode: 0,
    errmsg: '',
    detailErrMsg: null,
    data: { ...page, metadata: {} },
    hint: null,
  };
}

/** WH-R040; the hint is ours (WH-A18) and says what to mend, in both languages. */
export const failureBody = (errcode: number, errmsg: string, hint: string): object => ({
  errcode,
  errmsg,
  data: { data: [], metadata: {} },
  hint,
});
