import type { Fault, FaultKind } from '../../http/fault.ts';
import { accept, type Result, refuse } from '../../result.ts';
import type { Row } from '../../stores/port.ts';
import type { User } from '../../stores/user-port.ts';
import type { LicenceFault } from './licence-domain.ts';

/**
 * Everything that a call can be refused for. What it `says` is always precise and goes to the
 * audit; `refusals.ts` decides how much of it the wire tells (SX-A45).
 */
export type RefusalKind =
  | FaultKind
  | LicenceFault
  | 'bad-credentials'
  | 'disabled-user'
  | 'not-granted'
  | 'dead-token'
  | 'bad-envelope'
  | 'wrong-type'
  | 'bad-parameter'
  | 'unknown-enterprise'
  | 'too-busy'
  | 'cut-off';

export type Refusal = Fault<RefusalKind>;

export const refusal = (kind: RefusalKind, zh: string, en: string) =>
  refuse<Refusal>({ kind, says: { zh, en } });

/** SX-R008: seconds that a token lives; the document leaves the figure open. */
export const tokenSeconds = 2 * 60 * 60;

/** What the stores know of the caller that a call names. */
export interface Findings {
  readonly user: User | undefined;
  readonly accessidFits: boolean;
  readonly passwordFits: boolean;
  /** Whether the user may call the operation, or nobody needs leave for it. */
  readonly isGranted: boolean;
  /** Whether the token is alive and the user's own, or the call has none. */
  readonly tokenHolds: boolean;
}

/** SX-R039, SX-R050: who calls, if everything about it holds. */
export function callerDecision(found: Findings): Result<User, Refusal> {
  const { user, accessidFits, passwordFits, isGranted, tokenHolds } = found;
  if (!user) return refusal('bad-credentials', '没有这个 username', 'there is no such username');
  if (!accessidFits) {
    return refusal('bad-credentials', 'accessid 不是这个用户的', "accessid is not the user's");
  }
  if (user.disabled) return refusal('disabled-user', '用户已停用', 'the user is disabled');
  if (!passwordFits) return refusal('bad-credentials', 'pwd 不对', 'pwd is wrong');
  if (!isGranted) return refusal('not-granted', '接口没有授权', 'the interface is not granted');
  if (tokenHolds) return accept(user);
  return refusal('dead-token', '令牌无效', 'the token is unknown, expired or of another user');
}

/**
 * SX-A45: whether a call tries secrets that are wrong, or a name that nobody has. Of a disabled
 * user no password is looked at, so no call is one: neither its pace nor the next one's can tell.
 */
export const isGuess = (decision: Result<User, Refusal>): boolean =>
  !decision.ok && decision.refusal.kind === 'bad-credentials';

/** Tables A.2, A.4, A.6: the envelope of a success, its fields in the order of the document. */
export const success = (msg: string, data?: unknown): object =>
  data === undefined ? { msg, result: 1 } : { msg, result: 1, data };

/** SX-A22: the envelope of a failure has no data. */
export const failure = (msg: string): object => ({ msg, result: 0 });

/**
 * SX-A24, SX-A33: a row as callers see it. An empty text stands for nothing, which is null where
 * the document allows that, and is left out elsewhere.
 */
export function published(row: Row, nullable: ReadonlySet<string>): object {
  // A page has a thousand rows: to list their entries first would take three times as long, and
  // most have nothing empty, so that they need no copy.
  for (const field in row) if (!row[field]) return withoutEmpty(row, nullable);
  return row;
}

function withoutEmpty(row: Row, nullable: ReadonlySet<string>): object {
  const shown: Record<string, string | null> = {};
  for (const field in row) {
    const value = row[field];
    if (value) shown[field] = value;
    else if (nullable.has(field)) shown[field] = null;
  }
  return shown;
}

export interface Paging {
  readonly pageno: number;
  readonly pagesize: number;
}

/** SX-A28, SX-A29: the page that is asked for, the first unless it is named. */
export function pagingOf(given: Readonly<Record<string, unknown>>): Result<Paging, Refusal> {
  const pageno = Number(given['pageno'] ?? 1);
  if (Number.isSafeInteger(pageno)) return accept({ pageno, pagesize: Number(given['pagesize']) });
  // The reply could not repeat it.
  const most = Number.MAX_SAFE_INTEGER;
  return refusal('bad-parameter', `pageno 不能大于 ${most}`, `pageno must be at most ${most}`);
}

/** The rows of a page that a list of `count` has: what was added since is not among them. */
export const rowsWithin = <T>(
  rows: readonly T[],
  { pageno, pagesize }: Paging,
  count: number,
): readonly T[] => rows.slice(0, Math.max(0, count - (pageno - 1) * pagesize));

/** SX-A24, SX-A28. */
export const unknownEnterprise = refusal(
  'unknown-enterprise',
  '没有这个企业',
  'there is no such enterprise',
);

/** The caller went away, or took too long, before all of the request was there. */
export const cutOff = refusal('cut-off', '请求没有到齐就中断', 'the request broke off');

const licenceRefusal = (kind: LicenceFault, zh: string, en: string) => refusal(kind, zh, en);

/** SX-A08: why a licence lets nothing pass, for the audit. */
export const licenceRefusals = {
  'unknown-licence': licenceRefusal(
    'unknown-licence',
    '没有这个授权协议',
    'there is no such licence',
  ),
  'licence-of-another-account': licenceRefusal(
    'licence-of-another-account',
    '授权协议属于另一个账户',
    'the licence is of another account',
  ),
  'licence-of-another-enterprise': licenceRefusal(
    'licence-of-another-enterprise',
    '授权协议属于另一个企业',
    'the licence is of another enterprise',
  ),
  'expired-licence': licenceRefusal('expired-licence', '授权协议已过期', 'the licence has expired'),
  'revoked-licence': licenceRefusal('revoked-licence', '授权协议已撤销', 'the licence was revoked'),
} as const satisfies Record<LicenceFault, unknown>;
