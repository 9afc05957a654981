import type { Fault } from './http/fault.ts';
import type { Reply } from './http/http.ts';

type Code = number | string;

/** For each kind of refusal the HTTP status and the result code; more may stand behind them. */
export type RefusalTable = Readonly<
  Record<string, readonly [status: number, code: Code, ...more: unknown[]]>
>;

interface ResultCodes {
  readonly 'x-result-codes'?: readonly { readonly code: Code; readonly message: string }[];
}

/**
 * The short messages of the document's own result codes, so that none is typed twice. A code that
 * we answer and that the document lacks is a fault in it.
 */
export function messagesIn(document: object, table: RefusalTable): (code: Code) => string {
  const { 'x-result-codes': codes = [] } = document as ResultCodes;
  const messages = new Map(codes.map(({ code, message }) => [code, message]));
  const lacking = Object.values(table).find(([, code]) => !messages.get(code));
  if (lacking) throw new Error(`x-result-codes of the document lacks ${lacking[1]}`);
  return (code) => messages.get(code) ?? '';
}

/** The reply to a refusal: in the platform's envelope, with the headers that the fault demands. */
export const replyTo = (
  { headers }: Pick<Fault<string>, 'headers'>,
  worded: Omit<Reply, 'headers'>,
): Reply => ({ ...worded, ...(headers && { headers }) });
