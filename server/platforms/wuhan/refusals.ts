import { inBoth } from '../../../spec/language.ts';
import type { Reply } from '../../http.ts';
import { failureBody, type Refusal, type RefusalKind } from './domain.ts';

/** Table A.1 and rule 5 of the readings: what the wire says for each refusal. */
const table = {
  'bad-credentials': [200, 1433],
  'unknown-path': [404, 100101],
  'wrong-method': [405, 100101],
  'unknown-service': [200, 100101],
  'not-permitted': [200, 1403],
  'too-fast': [200, 1141],
  malformed: [400, 500],
  'too-large': [413, 500],
  'media-type': [415, 500],
  'bad-parameter': [200, 500],
  'query-failed': [200, 100106],
  'server-fault': [200, 500],
} as const satisfies Record<RefusalKind, readonly [status: number, errcode: number]>;

/** Words refusals with the messages of the document's own table, so that none is typed twice. */
export function createWording(document: object): (refusal: Refusal) => Reply {
  const messages = messagesOf(document);
  return ({ kind, says, headers, parameter }) => {
    const [status, errcode] = table[kind];
    const message = messages.get(errcode) ?? '';
    const errmsg = parameter === undefined ? message : `${message}：${parameter}`;
    const body = failureBody(errcode, errmsg, inBoth(says));
    return { status, body, note: { errcode }, ...(headers && { headers }) };
  };
}

/** `x-result-codes` of the document; a code that we answer and it lacks is a fault in it. */
function messagesOf(document: object): ReadonlyMap<number, string> {
  const { 'x-result-codes': codes = [] } = document as ResultCodes;
  const messages = new Map(codes.map(({ code, message }) => [code, message]));
  const lacking = Object.values(table).find(([, errcode]) => !messages.get(errcode));
  if (lacking) throw new Error(`x-result-codes of the document lacks ${lacking[1]}`);
  return messages;
}

interface ResultCodes {
  readonly 'x-result-codes'?: readonly { readonly code: number; readonly message: string }[];
}
