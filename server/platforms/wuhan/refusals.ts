import { inBoth } from '../../../spec/language.ts';
import type { Reply } from '../../http/http.ts';
import { messagesIn, replyTo } from '../../result-codes.ts';
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
  overloaded: [200, 1141],
  'server-fault': [200, 500],
} as const satisfies Record<RefusalKind, readonly [status: number, errcode: number]>;

/** Words refusals with the messages of the document's own table, so that none is typed twice. */
export function createWording(document: object): (refusal: Refusal) => Reply {
  const messageOf = messagesIn(document, table);
  return (refusal) => {
    const { kind, says, parameter } = refusal;
    const [status, errcode] = table[kind];
    const message = messageOf(errcode);
    const errmsg = parameter === undefined ? message : `${message}：${parameter}`;
    const body = failureBody(errcode, errmsg, inBoth(says));
    return replyTo(refusal, { status, body, note: { errcode } });
  };
}
