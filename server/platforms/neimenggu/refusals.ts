import { inBoth } from '../../../spec/language.ts';
import type { Fault } from '../../http/fault.ts';
import type { Reply } from '../../http/http.ts';
import { messagesIn, replyTo } from '../../result-codes.ts';
import type { Refusal, RefusalKind } from './domain.ts';

/** Clause 5.1 and rule 5 of the readings: what the wire says for each refusal. */
const table = {
  'bad-app-key': [200, '12002'],
  'no-app-secret': [200, '12003'],
  'bad-login': [200, '12004'],
  'bad-session': [200, '13000'],
  'empty-caseid': [200, '14000'],
  'empty-casename': [200, '14001'],
  'empty-caseintroduction': [200, '14002'],
  'empty-illegality': [200, '14003'],
  'empty-penalty': [200, '14004'],
  'bad-penaltydate': [200, '14005'],
  'empty-penaltyorg': [200, '14006'],
  'empty-penaltylist': [200, '14007'],
  'empty-entity': [200, '14008'],
  'too-long': [400, '19400'],
  malformed: [400, '19400'],
  'unknown-path': [404, '19404'],
  'wrong-method': [405, '19405'],
  conflict: [200, '19409'],
  'too-large': [413, '19413'],
  'media-type': [415, '19415'],
  overloaded: [503, '19500'],
  'server-fault': [500, '19500'],
} as const satisfies Record<RefusalKind, readonly [status: number, errorCode: string]>;

/** NM-R010, NM-A39: what a failed operation is called in its errors; the words are ours. */
const names: Readonly<Record<string, string>> = {
  login: '登录',
  logout: '退出登录',
  receiveCaseinfo: '接收案件',
};

/** Words the refusals of an operation with the messages of the document's own table. */
export function createWording(document: object) {
  const messageOf = messagesIn(document, table);

  function errorOf({ kind, says }: Fault<RefusalKind>, name: string | undefined) {
    const [, errorCode] = table[kind];
    const message = messageOf(errorCode);
    const detail = message === says.zh ? inBoth(says) : `${message}：${inBoth(says)}`;
    return { ...(name !== undefined && { name }), errorCode, message: detail };
  }

  return (refusal: Refusal, operation: string | undefined): Reply => {
    const name = names[operation ?? ''];
    const [status, errorCode] = table[refusal.kind];
    const errors = [refusal, ...(refusal.others ?? [])].map((fault) => errorOf(fault, name));
    const body = { ackCode: 'FAILURE', errors };
    return replyTo(refusal, { status, body, note: { errorCode } });
  };
}
